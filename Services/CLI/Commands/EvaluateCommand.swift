import ArgumentParser
import RESTContract
import Rainbow

/// `reddytalk evaluate`
struct EvaluateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "evaluate", abstract: "Evaluates a model version on the medical scenarios.",
    discussion: "Ends with 1 when the verdict is not a pass.")

  @Argument(help: "The model version's id.") var modelVersion: String
  @Option(help: "The suite. Default: the one the Evaluator is configured with.") var suite: String?
  @Option(help: "A model version to compare with, scenario by scenario.") var baseline: String?
  @Flag(help: "Do not wait for the end.") var noWait = false
  @OptionGroup var connection: ConnectionOptions

  func run() async throws {
    try await CommandRunner.run {
      let client = try await self.connection.makeClient()
      var evaluation: EvaluationResource = try await client.post(
        "/api/training-pipeline/evaluate/\(self.modelVersion)",
        EvaluateBody(suite: self.suite, baselineModelVersionId: self.baseline))
      if !self.noWait {
        evaluation = try await Polling.evaluation(evaluation.id, client)
      }
      let output = self.connection.output
      try output.show(evaluation) { Self.show(evaluation, output) }
      if !self.noWait, evaluation.outcome != "pass" {
        throw CommandFailure(
          .refused, "the verdict is \(evaluation.outcome ?? evaluation.state)",
          remedy: "Read the details with 'reddytalk report \(evaluation.id)'.")
      }
    }
  }

  /// Prints scores, categories, reasons and recommendations.
  static func show(_ evaluation: EvaluationResource, _ output: Output) {
    output.line(
      "\(evaluation.id)  \(evaluation.modelVersionId)  \(Rendering.outcome(evaluation).bold)")
    if let scores = evaluation.scores {
      let base = evaluation.baselineScores
      output.table(
        ["SCORE", "VALUE [95 %]", "BASELINE"],
        [
          ["accuracy", Rendering.score(scores.accuracy), Rendering.score(base?.accuracy)],
          ["safety", Rendering.score(scores.safety), Rendering.score(base?.safety)],
          [
            "communication", Rendering.score(scores.communication),
            Rendering.score(base?.communication),
          ],
          ["compliance", Rendering.score(scores.compliance), Rendering.score(base?.compliance)],
          ["overall".bold, Rendering.score(scores.overall), Rendering.score(base?.overall)],
        ])
    }
    output.table(
      ["CATEGORY", "PASSED", "OVERALL"],
      evaluation.categories.map {
        [$0.category, "\($0.passed)/\($0.scenarios)", Rendering.score($0.scores.overall)]
      })
    if evaluation.criticalFailures > 0 {
      output.line("\(evaluation.criticalFailures) critical failures".red.bold)
    }
    for reason in evaluation.reasons { output.line("· \(reason)") }
    for recommendation in evaluation.recommendations { output.line("→ \(recommendation)") }
    if let failure = evaluation.failure { output.line(failure.red) }
  }
}
