import API
import RPCCore
import ServiceKit

/// Who may call what here.
enum DeployerAccess {
  /// The Gateway everything, on behalf of those it has authenticated; the Trainer what its runs
  /// need; nobody else anything.
  static var policy: AccessPolicy {
    var policy = AccessPolicy()
    policy.allow(DeployerMethods.all, for: [.gateway])
    policy.allow(
      [
        DeployerMethods.deploy, DeployerMethods.getDeployment, DeployerMethods.listDeployments,
        DeployerMethods.getEnvironments,
      ], for: [.trainer])
    return policy
  }
}
