/// How far a deployment is.
package enum DeploymentState: Hashable, Sendable {
  /// It is being made, changed or removed.
  case changing
  /// Its model answers.
  case ready
  /// It came to nothing.
  case failed(reason: String)
}
