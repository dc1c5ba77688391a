import API
import Foundation
import RESTContract

extension ScoreResource {
  fileprivate init(_ score: Reddytalk_Evaluator_V1_Score) {
    self.init(
      value: score.value, lower: score.lower, upper: score.upper, samples: Int(score.samples))
  }
}

extension ScoresResource {
  fileprivate init(_ scores: Reddytalk_Evaluator_V1_Scores) {
    self.init(
      accuracy: ScoreResource(scores.accuracy), safety: ScoreResource(scores.safety),
      communication: ScoreResource(scores.communication),
      compliance: ScoreResource(scores.compliance), overall: ScoreResource(scores.overall))
  }
}

extension Reddytalk_Evaluator_V1_EvaluationState {
  fileprivate var name: String {
    switch self {
    case .unspecified, .running, .UNRECOGNIZED: "running"
    case .completed: "completed"
    case .failed: "failed"
    }
  }
}

extension Reddytalk_Evaluator_V1_VerdictOutcome {
  fileprivate var name: String? {
    switch self {
    case .unspecified, .UNRECOGNIZED: nil
    case .pass: "pass"
    case .fail: "fail"
    case .inconclusive: "inconclusive"
    }
  }
}

extension EvaluationResource {
  init(_ evaluation: Reddytalk_Evaluator_V1_Evaluation) {
    self.init(
      id: evaluation.id, modelVersionId: evaluation.modelVersionID, suite: evaluation.suite,
      suiteVersion: evaluation.suiteVersion, state: evaluation.state.name,
      requestedBy: evaluation.requestedBy,
      startedAt: Date(requiredMilliseconds: evaluation.startedAtMs))
    self.outcome = evaluation.outcome.name
    self.scores = evaluation.hasScores ? ScoresResource(evaluation.scores) : nil
    self.baselineModelVersionId = evaluation.baselineModelVersionID.nonEmpty
    self.baselineScores =
      evaluation.hasBaselineScores ? ScoresResource(evaluation.baselineScores) : nil
    self.categories = evaluation.categories.map {
      Category(
        category: $0.category.name, scenarios: Int($0.scenarios), passed: Int($0.passed),
        scores: ScoresResource($0.scores))
    }
    self.criticalFailures = Int(evaluation.criticalFailures)
    self.scenariosDone = Int(evaluation.scenariosDone)
    self.scenariosTotal = Int(evaluation.scenariosTotal)
    self.reasons = evaluation.reasons
    self.recommendations = evaluation.recommendations
    self.failure = evaluation.failure.nonEmpty
    self.finishedAt = Date(wireMilliseconds: evaluation.finishedAtMs)
  }
}
