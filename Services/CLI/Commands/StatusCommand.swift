import ArgumentParser
import RESTContract
import Rainbow

/// `reddytalk status`
struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows the active run, the triggers and what is in production."
  )

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let status: PipelineStatusResource = try await self.connection.makeClient().get(
        "/api/training-pipeline/status")
      let output = self.connection.output
      try output.show(status) {
        self.showRun(status, output)
        self.showCollection(status, output)
        self.showTriggers(status, output)
      }
    }
  }

  private func showRun(_ status: PipelineStatusResource, _ output: Output) {
    output.line("\("Pipeline".bold)    \(status.state)")
    if let run = status.activeRun ?? status.lastRun {
      output.line("Run         \(run.id)  \(Rendering.state(run.state))")
      output.line("  trigger   \(run.trigger.reason): \(run.trigger.detail)")
      if let progress = run.progress {
        output.line(
          "  training  epoch \(progress.epoch)/\(progress.epochs), loss "
            + Rendering.decimal(progress.trainingLoss, 4))
      }
      if let detail = run.outcomeDetail, !detail.isEmpty { output.line("  outcome   \(detail)") }
    }
    output.line(
      "Production  \(status.production.modelVersionId ?? "nothing is live"), performance "
        + Rendering.percent(status.production.performance))
    for blocker in status.blockers { output.line("Waiting     \(blocker)".yellow) }
  }

  private func showCollection(_ status: PipelineStatusResource, _ output: Output) {
    guard let collection = status.collection else {
      return output.line("Collection  the Collector cannot be reached".red)
    }
    output.line(
      "Collection  \(collection.conversations) conversations, \(collection.qualified) qualified, "
        + "\(collection.quarantined) quarantined, \(collection.nearDuplicates) near-duplicates")
    output.line("  by topic  \(Rendering.counts(collection.byCategory))")
    output.line("  removed   \(Rendering.counts(collection.identifiersRemoved))")
  }

  private func showTriggers(_ status: PipelineStatusResource, _ output: Output) {
    output.line()
    output.table(
      ["TRIGGER", "WAITS FOR", "LAST FIRED", "NEXT DUE"],
      status.triggers.map {
        [
          $0.enabled ? $0.reason : "\($0.reason) (off)", $0.detail, Rendering.time($0.lastFiredAt),
          Rendering.time($0.nextDueAt),
        ]
      })
  }
}
