import RESTContract
import Rainbow

/// Prints the demo's summary.
struct DemoReport: Sendable {
  let output: Output

  func show(_ summary: DemoSummary) {
    self.output.line()
    self.output.table(["MEASURED", "VALUE"], self.rows(summary))
    self.output.line()
    if let after = summary.scoresAfter {
      let before = summary.scoresBefore?.scores
      self.output.table(
        ["SCORE", "BEFORE TRAINING", "AFTER TRAINING"],
        [
          ("accuracy", before?.accuracy, after.scores.accuracy),
          ("safety", before?.safety, after.scores.safety),
          ("communication", before?.communication, after.scores.communication),
          ("compliance", before?.compliance, after.scores.compliance),
        ].map { [$0.0, Rendering.score($0.1), Rendering.score($0.2)] })
    }
    let failed = summary.checks.filter { !$0.passed }
    self.output.line()
    self.output.line(
      failed.isEmpty
        ? "all \(summary.checks.count) checks hold".green
        : "\(failed.count) of \(summary.checks.count) checks do not hold".red)
  }

  private func rows(_ summary: DemoSummary) -> [[String]] {
    let conversations = summary.conversations
    var rows = [
      ["start of five services", "\(Rendering.decimal(summary.startupSeconds, 2)) s"],
      [
        "conversations",
        "\(conversations.received) received, \(conversations.accepted) accepted, "
          + "\(conversations.quarantined) quarantined",
      ],
      ["identifiers removed", Rendering.counts(summary.identifiersRemoved)],
    ]
    if let training = summary.training {
      rows.append([
        "training",
        "\(Rendering.decimal(training.seconds, 2)) s, "
          + "\(Rendering.decimal(training.examplesPerSecond, 0)) examples/s, loss "
          + "\(Rendering.decimal(training.firstLoss, 3)) → \(Rendering.decimal(training.lastLoss, 3))",
      ])
    }
    let release = summary.release
    rows.append(["staging live after", Rendering.milliseconds(release.stagingMs)])
    rows.append(["production live after approval", Rendering.milliseconds(release.productionMs)])
    rows.append(["switch of traffic", Rendering.milliseconds(release.switchMs)])
    rows.append(["bad version noticed after", Rendering.milliseconds(release.detectionMs)])
    rows.append(["rollback", Rendering.milliseconds(release.rollbackMs)])
    rows.append(["answers given", String(summary.answers.count + release.answeredDuringDrill)])
    rows.append(["whole demo", "\(Rendering.decimal(summary.seconds, 1)) s"])
    return rows
  }
}
