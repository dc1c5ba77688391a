/// Names a deployment of the Deployer.
package struct DeploymentID: Hashable, Sendable, CustomStringConvertible {
  /// The id as it is stored and sent.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { self.rawValue }
}
