import ArgumentParser
import RESTContract

/// `reddytalk stop`
struct StopCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "stop", abstract: "Stops the active run.")

  @Option(help: "Why, for the record.") var reason: String?
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let run: RunResource = try await self.connection.makeClient().post(
        "/api/training-pipeline/stop", StopRunBody(reason: self.reason))
      let output = self.connection.output
      try output.show(run) { output.line("\(run.id)  \(Rendering.state(run.state))") }
    }
  }
}
