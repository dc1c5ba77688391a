/// Who wants a version out of traffic, and why.
struct RollbackCommand: Hashable, Sendable {
  let initiator: Initiator
  let reason: String
  /// The broken limit when the service decided by itself; `nil` when a person did.
  let breach: Breach?

  /// A person's decision.
  static func manual(_ reason: String, by initiator: Initiator) -> RollbackCommand {
    RollbackCommand(
      initiator: initiator, reason: reason.isEmpty ? "no reason given" : reason, breach: nil)
  }

  /// The service's decision.
  static func automatic(_ breach: Breach) -> RollbackCommand {
    RollbackCommand(initiator: .deployer, reason: breach.description, breach: breach)
  }
}
