import API
package import RPCCore
import ServiceKit

/// Who may call what. What is not listed is denied.
package enum CollectorAccess {
  package static let policy: AccessPolicy = {
    var policy = AccessPolicy()
    policy.allow(
      [CollectorMethods.ingestConversations, CollectorMethods.ingestFeedback],
      for: [.gateway, .deployer])
    policy.allow(
      [CollectorMethods.ingestConversations, CollectorMethods.ingestFeedback],
      for: .telephonySwitch)
    policy.allow(
      [
        CollectorMethods.getConversation, CollectorMethods.listReviewQueue,
        CollectorMethods.decideReviewItem,
      ], for: [.gateway])
    policy.allow(
      [CollectorMethods.getStatistics, CollectorMethods.getSnapshot, CollectorMethods.watch],
      for: [.gateway, .trainer])
    policy.allow(
      [CollectorMethods.createSnapshot, CollectorMethods.readSnapshot], for: [.trainer])
    return policy
  }()
}
