import ArgumentParser
import Foundation

/// `reddytalk token`
struct TokenCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "token", abstract: "Makes a bearer token with the local key, and prints it.")

  @Option(help: "Whom the token names; actions are recorded under it.") var subject: String
  @Option(help: "admin, analyst or ingest.") var role: String
  @Option(help: "Minutes until it expires.") var ttl = 15
  @OptionGroup var connection: ConnectionOptions

  func validate() throws {
    if self.ttl < 1 { throw ValidationError("--ttl must be at least one minute.") }
  }

  func run() async throws {
    try await CommandRunner.run {
      let state = RuntimeState.load(from: self.connection.dataDirectory)
      guard let directory = self.connection.pkiDirectory(state) else {
        throw CommandFailure(
          .configuration,
          "no token key in \(self.connection.dataDirectory.appending(path: "pki").path)",
          remedy: "Run 'reddytalk up' once, or 'reddytalk pki init', or set REDDYTALK_PKI_DIR.")
      }
      let token = try await LocalTokens(pkiDirectory: directory).issue(
        subject: self.subject, role: self.role, lifetime: .seconds(self.ttl * 60))
      try self.connection.output.show(["token": token]) {
        self.connection.output.line(token)
      }
    }
  }
}
