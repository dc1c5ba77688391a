import ArgumentParser
import RESTContract

/// `reddytalk approve`
struct ApproveCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "approve", abstract: "Approves a model version for production.",
    discussion: "The approver must be another person than the one who asked for the deployment.")

  @Argument(help: "The model version's id.") var modelVersion: String
  @Option(help: "Why, for the record.") var comment: String?
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let approval: ApprovalResource = try await self.connection.makeClient().post(
        "/api/training-pipeline/approve/\(self.modelVersion)", ApproveBody(comment: self.comment))
      let output = self.connection.output
      try output.show(approval) {
        output.line(
          "\(approval.modelVersionId) approved by \(approval.approvedBy), valid until "
            + Rendering.time(approval.expiresAt))
      }
    }
  }
}
