public import FoundationEssentials

/// Who did what to which object, and how it ended. Never holds patient data.
public struct AuditRecord: Hashable, Sendable {
  /// How an action ended.
  public enum Outcome: String, Sendable, CaseIterable {
    /// It was allowed and is about to be done. Written first where an action that cannot be recorded
    /// must not be done; a second record tells how it ended.
    case attempted
    /// It was done.
    case succeeded
    /// The actor was not allowed to.
    case denied
    /// It was allowed but did not work.
    case failed
  }

  /// The person or service, for example "anna@clinic.example" or "service:trainer".
  public var actor: String
  /// The roles that the actor acted in.
  public var roles: [String]
  /// What was done, for example "model.approve".
  public var action: String
  /// What it was done to: the id of a model version, a deployment, a conversation.
  public var objectID: String
  /// How it ended.
  public var outcome: Outcome
  /// Why it was done, or why it was denied or failed.
  public var reason: String
  /// Ties the record to the request and to the log.
  public var requestID: String
  /// When it was done; kept to the millisecond.
  public var occurredAt: Date

  /// A record that has not been stored yet.
  public init(
    actor: String,
    roles: [String],
    action: String,
    objectID: String,
    outcome: Outcome,
    reason: String = "",
    requestID: String = "",
    occurredAt: Date = Date()
  ) {
    self.actor = actor
    self.roles = roles
    self.action = action
    self.objectID = objectID
    self.outcome = outcome
    self.reason = reason
    self.requestID = requestID
    self.occurredAt = occurredAt
  }
}
