package import struct Foundation.Date

/// What is signed: that a model version, with exactly these bytes and data, got this outcome.
package struct Verdict: Sendable, Hashable {
  package var evaluationID: EvaluationID
  package var modelVersionID: ModelVersionID
  package var modelDigest: String
  package var datasetRoot: String
  package var suite: String
  package var suiteVersion: String
  package var outcome: VerdictOutcome
  package var scores: Scores
  package var criticalFailures: Int
  package var issuedAt: Date

  package init(evaluationID: EvaluationID, result: EvaluationResult, issuedAt: Date) {
    self.evaluationID = evaluationID
    self.modelVersionID = result.manifest.modelVersionID
    self.modelDigest = result.manifest.modelDigest
    self.datasetRoot = result.manifest.datasetRoot
    self.suite = result.manifest.suite
    self.suiteVersion = result.manifest.suiteVersion
    self.outcome = result.decision.outcome
    self.scores = result.scores
    self.criticalFailures = result.criticalFailures
    self.issuedAt = issuedAt
  }
}
