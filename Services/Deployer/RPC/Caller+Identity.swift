import ServiceKit

extension Caller {
  /// Who acts. A service may say for whom it acts; a person is who the Gateway has authenticated,
  /// whatever the request says.
  ///
  /// - Parameter claimed: What the request says; may be empty.
  /// - Throws: `DeployerError.invalidParameters` when a person claims to be another.
  func identity(claimed: String) throws(DeployerError) -> String {
    guard claimed.utf8.count <= 200 else {
      throw .invalidParameters("the requester's name is longer than 200 bytes")
    }
    if claimed.isEmpty || claimed == self.actor { return self.actor }
    guard self.has(role: "service") else {
      throw .invalidParameters("the request names \(claimed), but \(self.actor) has signed in")
    }
    return claimed
  }

  /// The same for the audit trail.
  func initiator(as name: String) -> Initiator {
    Initiator(name: name, roles: self.roles, requestID: self.requestID)
  }
}
