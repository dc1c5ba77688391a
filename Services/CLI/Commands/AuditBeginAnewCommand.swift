import ArgumentParser
import RESTContract

/// `reddytalk audit begin-anew`
struct AuditBeginAnewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "begin-anew",
    abstract: "Lets a trail go on from a restored backup.",
    discussion: """
      After a restore a trail is shorter than its witness knows, and the witness refuses what it \
      signs. This tells the witness that it is meant. What it kept stays, and that you said so is \
      recorded.
      """)

  @Argument(help: "Whose trail.") var service: String
  @Option(help: "Why: which backup was restored, and when.") var reason: String
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      let answer: AuditBeginAnewBody = try await client.post(
        "/api/training-pipeline/audit/begin-anew/\(self.service)",
        AuditBeginAnewBody(reason: self.reason))
      try self.connection.output.show(answer) {
        self.connection.output.line("the trail of the \(self.service) begins anew")
      }
    }
  }
}
