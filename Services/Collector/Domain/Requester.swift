/// On whose behalf something is done, for the audit trail.
package struct Requester: Hashable, Sendable {
  package let actor: String
  package let roles: [String]
  package let requestID: String

  package init(actor: String, roles: [String], requestID: String) {
    self.actor = actor
    self.roles = roles
    self.requestID = requestID
  }
}
