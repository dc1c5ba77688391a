/// Something that happened to an evaluation. Holds no transcript: events are for dashboards.
package enum EvaluationEvent: Sendable {
  case started(Evaluation)
  case progress(Evaluation)
  /// Ended, with a verdict or with a failure.
  case completed(Evaluation)

  /// The name that subscribers see.
  package var name: String {
    switch self {
    case .started: "evaluation-started"
    case .progress: "evaluation-progress"
    case .completed: "evaluation-completed"
    }
  }

  /// What it is about.
  package var evaluation: Evaluation {
    switch self {
    case .started(let evaluation), .progress(let evaluation), .completed(let evaluation):
      evaluation
    }
  }

  /// The event's data.
  package var data: Content { Content(self.evaluation) }

  /// The fields of an event; absent ones do not apply yet.
  package struct Content: Sendable, Hashable, Codable {
    package var evaluationId: String
    package var modelVersionId: String
    package var suite: String
    package var state: String
    package var scenariosDone: Int
    package var scenariosTotal: Int
    package var outcome: String?
    package var overall: Double?
    package var accuracy: Double?
    package var safety: Double?
    package var communication: Double?
    package var compliance: Double?
    package var criticalFailures: Int?
    package var failure: String?

    init(_ evaluation: Evaluation) {
      self.evaluationId = evaluation.id.rawValue
      self.modelVersionId = evaluation.modelVersionID.rawValue
      self.suite = evaluation.suite
      self.state = evaluation.state.rawValue
      self.scenariosDone = evaluation.scenariosDone
      self.scenariosTotal = evaluation.scenariosTotal
      self.outcome = evaluation.result?.decision.outcome.rawValue
      self.overall = evaluation.result?.scores.overall?.value
      self.accuracy = evaluation.result?.scores.accuracy?.value
      self.safety = evaluation.result?.scores.safety?.value
      self.communication = evaluation.result?.scores.communication?.value
      self.compliance = evaluation.result?.scores.compliance?.value
      self.criticalFailures = evaluation.result?.criticalFailures
      self.failure = evaluation.failure
    }
  }
}
