import FoundationEssentials

/// One line of the audit trail: who did what, and how it ended.
struct AuditNote: Hashable, Sendable {
  /// What can be done here.
  enum Action: String, Hashable, Sendable {
    case deploy = "deployment.create"
    case advance = "deployment.advance"
    case withdraw = "deployment.withdraw"
    case rollBack = "deployment.roll-back"
    case approve = "model.approve"
  }

  /// How an action ended.
  enum Outcome: Hashable, Sendable {
    case succeeded, denied, failed
  }

  let initiator: Initiator
  let action: Action
  /// The deployment or model version.
  let objectID: String
  let outcome: Outcome
  let reason: String
  let at: Date
}
