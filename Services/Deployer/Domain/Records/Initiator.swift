/// Who an action is done for.
struct Initiator: Hashable, Sendable {
  /// The person or service.
  var name: String
  /// The roles that it acted in.
  var roles: [String] = []
  /// Ties the action to the request; empty when no request caused it.
  var requestID = ""

  /// The service itself, acting by a rule.
  static let deployer = Initiator(name: "service:deployer")
}
