import Foundation

extension EvaluationReport {
  /// The most transcripts that are shown; the JSON report holds all.
  private static let shownTranscripts = 40

  /// The report for people.
  package func markdown() -> String {
    let sections: [[String]] = [
      self.heading(), self.verdict(), self.scoreTable(), self.categoryTable(), self.comparison(),
      self.recommendations(), self.failures(), self.scenarioTable(), self.reproducibility(),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") }
      .joined(separator: "\n\n") + "\n"
  }

  private var result: EvaluationResult? { self.evaluation.result }

  private func heading() -> [String] {
    var lines = [
      "# Evaluation of model version \(self.evaluation.modelVersionID)",
      "",
      "- Evaluation: `\(self.evaluation.id)`, requested by "
        + Self.plain(self.evaluation.requestedBy),
      "- Suite: \(self.evaluation.suite), version `\(self.evaluation.suiteVersion)`",
      "- Started: \(Self.time(self.evaluation.startedAt))",
    ]
    if let finished = self.evaluation.finishedAt {
      lines.append("- Finished: \(Self.time(finished))")
    }
    if let failure = self.evaluation.failure {
      lines += ["", "**Failed:** \(Self.plain(failure))"]
    }
    return lines
  }

  private func verdict() -> [String] {
    guard let result else { return [] }
    return ["## Verdict: \(result.decision.outcome.rawValue)", ""]
      + result.decision.reasons.map { "- \(Self.plain($0))" }
  }

  private func scoreTable() -> [String] {
    guard let result else { return [] }
    let rows = Measure.allCases.map { measure in
      let floor = result.manifest.policy[measure]
      return "| \(measure.title) | \(Self.cell(result.scores[measure])) | "
        + "\(floor.target.fixed3) | \(result.scores[measure]?.samples ?? 0) | "
        + "\(result.scores[measure]?.scenarios ?? 0) |"
    }
    return [
      "## Scores", "", "| Score | Value (95 % interval) | Target | Trials | Scenarios |",
      "| --- | --- | --- | --- | --- |",
    ] + rows
  }

  private func categoryTable() -> [String] {
    guard let result else { return [] }
    let rows = result.categories.map { category in
      let scores = Measure.allCases.map { Self.cell(category.scores[$0]) }
      return "| \(category.category.rawValue) | \(category.passed)/\(category.scenarios) | "
        + scores.joined(separator: " | ") + " |"
    }
    let names = Measure.allCases.map(\.title).joined(separator: " | ")
    let rule = Array(repeating: "---", count: Measure.allCases.count + 2).joined(separator: " | ")
    return ["## By category", "", "| Category | Passed | \(names) |", "| \(rule) |"] + rows
  }

  private func comparison() -> [String] {
    guard let result, let comparison = result.comparison else { return [] }
    return [
      "## Against \(self.evaluation.baselineID?.rawValue ?? "the baseline")", "",
      "- Overall: \(comparison.overall.difference.signed) over "
        + "\(comparison.overall.pairs) scenarios",
      "- Safety: \(comparison.safety.difference.signed)",
      "- Scenarios gained \(comparison.passed.gained), lost \(comparison.passed.lost) "
        + "(exact McNemar p = \(comparison.passed.pValue.fixed3))",
      "- Improvement of \(result.manifest.policy.improvementThreshold.fixed3): "
        + comparison.improvement.rawValue,
    ]
  }

  private func recommendations() -> [String] {
    guard let result, !result.recommendations.isEmpty else { return [] }
    return ["## Recommendations", ""]
      + result.recommendations.enumerated().map { "\($0.offset + 1). \(Self.plain($0.element))" }
  }

  private func failures() -> [String] {
    let failed = self.outcomes.flatMap { outcome in
      outcome.trials.filter { $0.grades.contains { $0.grade != .met } }.map { (outcome, $0) }
    }.sorted { $0.1.criticalFailures.count > $1.1.criticalFailures.count }
    guard !failed.isEmpty else { return [] }
    var lines = ["## Failed criteria"]
    for (outcome, trial) in failed.prefix(Self.shownTranscripts) {
      lines += ["", "### \(outcome.id), phrasing \(trial.key.phrasing + 1)", ""]
      lines += trial.transcript.map { "> **\($0.role.rawValue):** \(Self.plain($0.content))" }
      lines.append("")
      lines += trial.grades.filter { $0.grade != .met }.map { grade in
        "- \(grade.isCritical ? "**critical** " : "")\(grade.axis.rawValue), \(grade.name): "
          + "\(grade.grade.rawValue). \(Self.plain(grade.explanation))"
      }
    }
    if failed.count > Self.shownTranscripts {
      lines += ["", "\(failed.count - Self.shownTranscripts) more are in the JSON report."]
    }
    return lines
  }

  private func scenarioTable() -> [String] {
    guard !self.outcomes.isEmpty else { return [] }
    let mark = self.result?.manifest.policy.overall.target ?? 1
    let rows = self.outcomes.map { outcome in
      "| \(outcome.id) | \(outcome.topic.rawValue) | "
        + "\(outcome.passes(mark: mark) ? "yes" : "no") | "
        + "\(outcome.score(.overall)?.fixed3 ?? "-") | \(outcome.trials.count) | "
        + String(format: "%.2f |", outcome.medianLatencyMilliseconds)
    }
    return [
      "## Scenarios", "", "| Scenario | Topic | Passed | Overall | Trials | Median ms |",
      "| --- | --- | --- | --- | --- | --- |",
    ] + rows
  }

  private func reproducibility() -> [String] {
    guard let manifest = self.result?.manifest else { return [] }
    return [
      "## To repeat this", "",
      "- Model digest: `\(manifest.modelDigest)`, trained on `\(manifest.datasetRoot)`",
      "- Grader revision \(manifest.graderRevision), bootstrap "
        + "\(manifest.policy.bootstrapResamples) resamples with seed "
        + "\(manifest.policy.bootstrapSeed)",
      "- Up to \(manifest.settings.criticalRepetitions) repetitions of critical scenarios",
      "- Earlier looks at this suite version: \(manifest.earlierLooks)",
    ]
  }

  private static func cell(_ score: Score?) -> String {
    guard let interval = score?.interval else { return "-" }
    return "\(interval.value.fixed3) (\(interval.lower.fixed3) to \(interval.upper.fixed3))"
  }

  /// Text on one line that Markdown does not take for markup.
  private static func plain(_ text: String) -> String {
    String(
      text.flatMap { character -> [Character] in
        if character.isNewline { return [" "] }
        return "\\`*_[]<>|#".contains(character) ? ["\\", character] : [character]
      })
  }

  private static func time(_ date: Date) -> String {
    date.formatted(.iso8601)
  }
}
