import AccessTokens

/// On whose behalf the Gateway calls another service.
struct CallOrigin: Hashable, Sendable {
  /// The bearer of the token; "anonymous" where none is needed.
  let subject: String
  /// What the bearer may do.
  let roles: Set<AccessRole>
  /// Ties logs and audit records of all services together.
  let requestID: String

  /// The origin of one request.
  init(principal: Principal?, requestID: String) {
    self.subject = principal?.subject ?? "anonymous"
    self.roles = principal?.roles ?? []
    self.requestID = requestID
  }
}
