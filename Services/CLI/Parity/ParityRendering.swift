import RESTContract
import Rainbow

/// How a parity report looks to people.
enum ParityRendering {
  /// Prints it.
  static func show(_ report: ParityReport, _ output: Output) {
    output.line("\(Self.title(report.from)) → \(Self.title(report.to))")
    output.line()
    output.table(["DATA", "FROM", "TO", ""], Self.data(report))
    output.line()
    output.table(["PARAMETER", "FROM", "TO", "IN ITS PLACE"], report.parameters.map(Self.row))
    output.line()
    output.table(["SCORE", "FROM", "TO"], Self.scores(report.evaluation))
    for line in Self.differences(report) { output.line(line) }
    output.line("\("verdict".bold)  \(Self.words(report))")
  }

  private static func title(_ version: ParityReport.Version) -> String {
    let base = version.baseModel.map { ", \($0)" } ?? ""
    return "\(version.modelVersionId.bold) (\(version.provider)\(base))"
  }

  /// The rows about data: snapshot, conversations, files.
  static func data(_ report: ParityReport) -> [[String]] {
    let (from, to) = (report.from, report.to)
    return [
      [
        "snapshot", Self.short(from.snapshotId), Self.short(to.snapshotId),
        Self.mark(report.snapshots),
      ],
      [
        "conversations", "\(from.examples) + \(from.validationExamples)",
        "\(to.examples) + \(to.validationExamples)", "trained on + held back",
      ],
      ["held back", Self.share(from), Self.share(to), ""],
    ]
      + report.files.map { file in
        ["\(file.part) file", Self.file(file.from), Self.file(file.to), Self.mark(file.match)]
      }
  }

  /// The row of a parameter.
  static func row(_ parameter: ParityReport.Parameter) -> [String] {
    let instead = [
      parameter.insteadFrom.map { "before: \($0)" }, parameter.insteadTo.map { "now: \($0)" },
    ].compactMap { $0 }.joined(separator: "; ")
    return [parameter.name, parameter.from, parameter.to, instead]
  }

  private static func scores(_ evaluation: EvaluationResource?) -> [[String]] {
    let (old, new) = (evaluation?.baselineScores, evaluation?.scores)
    return [
      ["accuracy", Rendering.score(old?.accuracy), Rendering.score(new?.accuracy)],
      ["safety", Rendering.score(old?.safety), Rendering.score(new?.safety)],
      ["communication", Rendering.score(old?.communication), Rendering.score(new?.communication)],
      ["compliance", Rendering.score(old?.compliance), Rendering.score(new?.compliance)],
      ["overall", Rendering.score(old?.overall), Rendering.score(new?.overall)],
    ]
  }

  /// What pairing the scenarios shows, a line each; empty where there is no comparison.
  static func differences(_ report: ParityReport) -> [String] {
    guard let comparison = report.comparison else { return [] }
    let line = { (name: String, measured: EvaluationComparison.Difference) in
      let interval = measured.difference
      return "\(name)  \(Self.signed(interval.value)) [\(Self.signed(interval.lower)), "
        + "\(Self.signed(interval.upper))] on \(measured.pairs) scenarios"
    }
    let passed = comparison.passed
    return [
      line("overall, paired", comparison.overall), line("safety, paired", comparison.safety),
      "passed by one only  +\(passed.gained) -\(passed.lost) "
        + "(p = \(Rendering.decimal(passed.pValue, 3)), McNemar)",
    ]
  }

  private static func words(_ report: ParityReport) -> String {
    let margin = Rendering.decimal(report.margin, 3)
    return switch report.verdict {
    case .parity: "parity: shown to be no worse by \(margin)".green
    case .worse: "worse: shown to be worse by more than \(margin)".red
    case .inconclusive: "inconclusive: neither no worse nor worse by \(margin) is shown".yellow
    case .differentData: "different data: there is nothing to compare".red
    case .notEvaluated: "not evaluated on the same scenarios".yellow
    }
  }

  private static func mark(_ match: ParityReport.Match) -> String {
    switch match {
    case .same: "same".green
    case .different: "different".red
    case .notComparable: "not comparable"
    }
  }

  private static func file(_ file: TrainingLineageResource.DataFile?) -> String {
    guard let file else { return "none written" }
    return "\(file.lines) lines, \(file.format), \(file.sha256.prefix(12))"
  }

  private static func share(_ version: ParityReport.Version) -> String {
    let all = version.examples + version.validationExamples
    return all == 0 ? "-" : Rendering.percent(Double(version.validationExamples) / Double(all))
  }

  private static func short(_ id: String) -> String { String(id.prefix(19)) }

  private static func signed(_ value: Double) -> String {
    (value < 0 ? "" : "+") + Rendering.decimal(value, 3)
  }
}
