import ArgumentParser
import RESTContract

/// `reddytalk models`
struct ModelsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "models", abstract: "Lists model versions, newest first.")

  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let models: ModelVersionsResource = try await self.connection.makeClient().get(
        "/api/training-pipeline/models")
      let output = self.connection.output
      try output.show(models) {
        output.table(
          [
            "MODEL", "CREATED", "PROVIDER", "EXAMPLES", "VAL. LOSS", "VAL. ACCURACY", "RETIRES",
            "DIGEST",
          ],
          models.models.map {
            [
              $0.id, Rendering.time($0.createdAt), $0.provider, String($0.metrics.examples),
              Rendering.decimal($0.metrics.bestValidationLoss, 4),
              Rendering.percent($0.metrics.validationAccuracy),
              Rendering.day($0.lifecycle?.ends.first { $0.stage == "shutdown" }?.at),
              String($0.digest.prefix(19)),
            ]
          })
      }
    }
  }
}
