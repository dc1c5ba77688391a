/// How a deployment stands.
package enum DeploymentStatus: Hashable, Sendable {
  /// On its way; in which of the Deployer's states.
  case pending(state: String)
  /// It is, or was, live.
  case live
  /// It did not become or stay live.
  case failed(cause: String)
}
