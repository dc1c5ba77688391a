/// What the Deployer sees of the version in production.
package struct ProductionTraffic: Hashable, Sendable {
  /// The live version.
  package let version: ModelVersionID
  /// Requests in the Deployer's window.
  package let requests: Int
  /// Those of them that failed.
  package let errors: Int

  package init(version: ModelVersionID, requests: Int, errors: Int) {
    self.version = version
    self.requests = requests
    self.errors = errors
  }
}
