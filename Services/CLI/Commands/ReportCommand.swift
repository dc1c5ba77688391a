import ArgumentParser

/// `reddytalk report`
struct ReportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report",
    abstract: "Prints an evaluation's report in Markdown, or in JSON with --json.")

  @Argument(help: "The evaluation's id.") var evaluation: String
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let format = self.connection.json ? "json" : "markdown"
      let report = try await self.connection.makeClient().text(
        "/api/training-pipeline/evaluations/\(self.evaluation)/report?format=\(format)")
      self.connection.output.line(report)
    }
  }
}
