import ArgumentParser
import RESTContract

/// `reddytalk evaluations`
struct EvaluationsCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluations", abstract: "Lists evaluations, newest first.")

  @Option(help: "How many at most.") var limit = 20
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let list: EvaluationsResource = try await self.connection.makeClient().get(
        "/api/training-pipeline/evaluations?limit=\(self.limit)")
      let output = self.connection.output
      try output.show(list) {
        output.table(
          ["EVALUATION", "MODEL", "OUTCOME", "OVERALL", "SAFETY", "CRITICAL", "STARTED"],
          list.evaluations.map {
            [
              $0.id, $0.modelVersionId, Rendering.outcome($0), Rendering.score($0.scores?.overall),
              Rendering.score($0.scores?.safety), String($0.criticalFailures),
              Rendering.time($0.startedAt),
            ]
          })
      }
    }
  }
}
