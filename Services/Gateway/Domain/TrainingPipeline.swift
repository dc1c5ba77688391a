import RESTContract

/// What the Gateway needs of the Trainer. Every method throws `Problem`.
protocol TrainingPipeline: Sendable {
  /// What runs, what ran, what the triggers wait for.
  func status(for origin: CallOrigin) async throws -> PipelineStatusResource
  /// Starts a run; the same key starts no second one.
  func start(
    _ body: StartRunBody, idempotencyKey: String, for origin: CallOrigin
  ) async throws -> RunResource
  /// Stops the active run.
  func stop(_ body: StopRunBody, for origin: CallOrigin) async throws -> RunResource
  /// One run.
  func run(_ id: String, for origin: CallOrigin) async throws -> RunResource
  /// The newest runs first.
  func history(limit: Int, for origin: CallOrigin) async throws -> [RunResource]
  /// The newest model versions first.
  func models(limit: Int, for origin: CallOrigin) async throws -> [ModelVersionResource]
  /// How every training provider stands, by name.
  func providers(for origin: CallOrigin) async throws -> [ProviderResource]
  /// One model version.
  func model(_ id: String, for origin: CallOrigin) async throws -> ModelVersionResource
}
