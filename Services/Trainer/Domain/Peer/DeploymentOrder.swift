/// What the Deployer is asked to put into staging.
package struct DeploymentOrder: Hashable, Sendable {
  /// The key of idempotency.
  package let key: String
  /// The version to deploy.
  package let version: ModelVersionID
  /// Who asked for the run: may not approve it.
  package let requestedBy: String
  /// Whether staging passes on to production by itself once tested and approved.
  package let promotesAutomatically: Bool

  package init(
    key: String, version: ModelVersionID, requestedBy: String, promotesAutomatically: Bool
  ) {
    self.key = key
    self.version = version
    self.requestedBy = requestedBy
    self.promotesAutomatically = promotesAutomatically
  }
}
