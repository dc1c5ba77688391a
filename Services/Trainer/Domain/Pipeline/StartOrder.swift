/// A request for a run, before defaults are filled in.
package struct StartOrder: Hashable, Sendable {
  /// Who asks: may not approve the result.
  package var requestedBy: String
  /// The caller's words.
  package var reason: String
  /// The caller's words.
  package var notes: String
  /// Name of the training provider; empty takes the default.
  package var provider: String
  /// The parameters that differ from the configured ones, or from those of the version that is reproduced.
  package var overrides: ParameterOverrides
  /// The version whose dataset is trained on again; nil collects a dataset.
  package var reproduces: ModelVersionID?
  /// The caller's key of idempotency; nil when the caller gave none.
  package var idempotencyKey: String?

  package init(
    requestedBy: String, reason: String = "", notes: String = "", provider: String = "",
    overrides: ParameterOverrides = ParameterOverrides(), reproduces: ModelVersionID? = nil,
    idempotencyKey: String? = nil
  ) {
    self.requestedBy = requestedBy
    self.reason = reason
    self.notes = notes
    self.provider = provider
    self.overrides = overrides
    self.reproduces = reproduces
    self.idempotencyKey = idempotencyKey
  }
}
