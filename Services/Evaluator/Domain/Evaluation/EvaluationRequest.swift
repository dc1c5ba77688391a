/// A wish to have a model version evaluated.
package struct EvaluationRequest: Sendable, Hashable {
  package var modelVersionID: ModelVersionID
  /// The default suite when nil.
  package var suite: String?
  package var baselineID: ModelVersionID?
  /// Repeating it returns the first evaluation; nil starts a new one each time.
  package var idempotencyKey: String?
  /// Shown with the evaluation.
  package var requestedBy: String

  package init(
    modelVersionID: ModelVersionID, suite: String? = nil, baselineID: ModelVersionID? = nil,
    idempotencyKey: String? = nil, requestedBy: String
  ) {
    self.modelVersionID = modelVersionID
    self.suite = suite
    self.baselineID = baselineID
    self.idempotencyKey = idempotencyKey
    self.requestedBy = requestedBy
  }

  /// Whether `evaluation` is what this request would have started. A request without a suite takes
  /// any: the default may have changed since.
  package func describes(_ evaluation: Evaluation) -> Bool {
    evaluation.modelVersionID == self.modelVersionID && evaluation.baselineID == self.baselineID
      && (self.suite == nil || self.suite == evaluation.suite)
  }
}
