/// Everything that is needed to repeat an evaluation and get the same result.
package struct EvaluationManifest: Sendable, Hashable, Codable {
  package var suite: String
  package var suiteVersion: String
  /// Changes when a grader judges differently.
  package var graderRevision: String
  package var modelVersionID: ModelVersionID
  /// "sha256:" and the hex digest of the artefact's manifest.
  package var modelDigest: String
  /// The snapshot that the model was trained on.
  package var datasetRoot: String
  package var baselineID: ModelVersionID?
  package var baselineDigest: String?
  package var settings: EvaluationSettings
  package var policy: EvaluationPolicy
  package var weights: AxisWeights
  /// Evaluations with this suite version that were completed before this one: each look at the same
  /// scenarios makes passing by chance a little easier.
  package var earlierLooks: Int

  package init(
    suite: Suite, model: ModelDescription, baseline: ModelDescription?,
    settings: EvaluationSettings, policy: EvaluationPolicy, earlierLooks: Int
  ) {
    self.suite = suite.name
    self.suiteVersion = suite.version
    self.graderRevision = TrialGrader.revision
    self.modelVersionID = model.id
    self.modelDigest = model.digest
    self.datasetRoot = model.datasetRoot
    self.baselineID = baseline?.id
    self.baselineDigest = baseline?.digest
    self.settings = settings
    self.policy = policy
    self.weights = .standard
    self.earlierLooks = earlierLooks
  }
}
