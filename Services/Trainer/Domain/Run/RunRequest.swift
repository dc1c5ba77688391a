/// What a run was asked to do, and by whom. Fixed for the run's life.
package struct RunRequest: Hashable, Sendable {
  /// Who asked; for automatic runs the service itself.
  package var requestedBy: String
  /// The caller's words.
  package var reason: String
  /// The caller's words.
  package var notes: String
  /// Name of the training provider.
  package var provider: String
  /// The parameters, defaults filled in.
  package var parameters: TrainingParameters
  /// The version whose dataset it trains on; nil for a dataset of its own.
  package var reproduces: Reproduction?
  /// The caller's key of idempotency; nil when the caller gave none.
  package var idempotencyKey: String?

  package init(
    requestedBy: String, reason: String = "", notes: String = "", provider: String,
    parameters: TrainingParameters, reproduces: Reproduction? = nil, idempotencyKey: String? = nil
  ) {
    self.requestedBy = requestedBy
    self.reason = reason
    self.notes = notes
    self.provider = provider
    self.parameters = parameters
    self.reproduces = reproduces
    self.idempotencyKey = idempotencyKey
  }
}
