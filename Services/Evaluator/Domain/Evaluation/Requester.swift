/// Who asked for something, for the audit trail.
package struct Requester: Sendable, Hashable {
  package var actor: String
  package var roles: [String]
  package var requestID: String

  package init(actor: String, roles: [String], requestID: String) {
    self.actor = actor
    self.roles = roles
    self.requestID = requestID
  }

  /// The service itself, finishing what it was asked to do.
  package static let service = Requester(
    actor: "service:evaluator", roles: ["service"], requestID: "")
}
