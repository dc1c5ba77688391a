package import struct Foundation.Date

/// One run of a suite against a model version.
package struct Evaluation: Sendable, Hashable {
  package enum State: String, Sendable, Hashable, CaseIterable {
    /// Accepted and not finished; resumed after a restart. Can transition to the two others.
    case running
    /// Finished with a verdict.
    case completed
    /// Could not be finished; `failure` says why.
    case failed
  }

  package var id: EvaluationID
  package var modelVersionID: ModelVersionID
  /// The version it is compared with.
  package var baselineID: ModelVersionID?
  package var suite: String
  package var suiteVersion: String
  package var state: State
  package var requestedBy: String
  package var startedAt: Date
  package var finishedAt: Date?
  /// Scenarios finished, of the baseline too.
  package var scenariosDone: Int
  package var scenariosTotal: Int
  /// Of a failed evaluation: the cause and the remedy.
  package var failure: String?
  /// Of a completed one.
  package var result: EvaluationResult?

  package init(
    id: EvaluationID, modelVersionID: ModelVersionID, baselineID: ModelVersionID?, suite: String,
    suiteVersion: String, state: State = .running, requestedBy: String, startedAt: Date,
    finishedAt: Date? = nil, scenariosDone: Int = 0, scenariosTotal: Int, failure: String? = nil,
    result: EvaluationResult? = nil
  ) {
    self.id = id
    self.modelVersionID = modelVersionID
    self.baselineID = baselineID
    self.suite = suite
    self.suiteVersion = suiteVersion
    self.state = state
    self.requestedBy = requestedBy
    self.startedAt = startedAt
    self.finishedAt = finishedAt
    self.scenariosDone = scenariosDone
    self.scenariosTotal = scenariosTotal
    self.failure = failure
    self.result = result
  }
}
