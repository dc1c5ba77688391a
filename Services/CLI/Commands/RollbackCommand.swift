import ArgumentParser
import RESTContract

/// `reddytalk rollback`
struct RollbackCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rollback", abstract: "Puts the version that was live before back.")

  @Argument(help: "The id of the deployment to undo.") var deployment: String
  @Option(help: "Why, for the record.") var reason: String?
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let deployment: DeploymentResource = try await self.connection.makeClient().post(
        "/api/training-pipeline/deployments/\(self.deployment)/rollback",
        RollbackBody(reason: self.reason))
      let output = self.connection.output
      try output.show(deployment) {
        DeploymentsCommand.show(deployment, output)
        output.line("  rolled back in \(Rendering.milliseconds(deployment.rollbackMs))")
      }
    }
  }
}
