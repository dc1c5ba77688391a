/// Who answers an environment's requests, as the store says.
struct StoredRoute: Hashable, Sendable {
  let generation: Int64
  let live: Deployment
  /// What was live before, the most recent first: where a rollback goes.
  let standby: [Deployment]
}
