/// On whose behalf something is done, for the audit trail.
package struct Requester: Hashable, Sendable {
  /// A person, or a service as "service:trainer".
  package let name: String
  /// The roles they act in.
  package let roles: [String]
  /// Ties the audit record to the request.
  package let requestID: String

  package init(name: String, roles: [String] = [], requestID: String = "") {
    self.name = name
    self.roles = roles
    self.requestID = requestID
  }

  /// The service itself.
  package static let service = Requester(name: "service:trainer", roles: ["service"])
}
