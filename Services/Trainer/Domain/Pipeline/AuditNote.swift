package import FoundationEssentials

/// What the audit trail is to hold about an action.
package struct AuditNote: Hashable, Sendable {
  /// How an action ended.
  package enum Outcome: Hashable, Sendable {
    /// It was done.
    case succeeded
    /// The state of the pipeline did not allow it.
    case failed
  }

  /// Who acted.
  package let requester: Requester
  /// What was done, for example "run.start".
  package let action: String
  /// What it was done to.
  package let objectID: String
  /// How it ended.
  package let outcome: Outcome
  /// Why.
  package let reason: String
  /// When.
  package let at: Date

  package init(
    requester: Requester, action: String, objectID: String, outcome: Outcome = .succeeded,
    reason: String, at: Date
  ) {
    self.requester = requester
    self.action = action
    self.objectID = objectID
    self.outcome = outcome
    self.reason = reason
    self.at = at
  }
}
