import ArgumentParser
import RESTContract

/// `reddytalk history`
struct HistoryCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "history", abstract: "Lists pipeline runs, newest first.")

  @Option(help: "How many at most.") var limit = 20
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let history: HistoryResource = try await self.connection.makeClient().get(
        "/api/training-pipeline/history?limit=\(self.limit)")
      let output = self.connection.output
      try output.show(history) {
        output.table(
          ["RUN", "STATE", "TRIGGER", "STARTED", "MODEL", "DETAIL"],
          history.runs.map {
            [
              $0.id, Rendering.state($0.state), $0.trigger.reason, Rendering.time($0.createdAt),
              $0.modelVersionId ?? "-", $0.outcomeDetail ?? $0.trigger.detail,
            ]
          })
      }
    }
  }
}
