/// Why a model was not brought to the servers of its provider.
package enum DeploymentError: Error, Hashable, Sendable {
  /// The control plane refused; asking again is of no use before somebody has changed something.
  case refused(status: Int, reason: String)
  /// It was begun and came to nothing.
  case failed(name: String, reason: String)
  /// It is away, breaks down or is asked too often: later it may do it.
  case unavailable(reason: String)
}

extension DeploymentError: CustomStringConvertible {
  /// Cause and, where there is one, remedy.
  package var description: String {
    switch self {
    case .refused(let status, let reason):
      "the deployment was refused (status \(status)): \(reason); check"
        + " AZURE_SUBSCRIPTION_ID, AZURE_RESOURCE_GROUP, the account's quota, and that the identity"
        + " may write Microsoft.CognitiveServices/accounts/deployments"
    case .failed(let name, let reason): "the deployment \(name) came to nothing: \(reason)"
    case .unavailable(let reason): "the control plane does not do its part: \(reason)"
    }
  }
}
