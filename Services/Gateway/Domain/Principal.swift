import AccessTokens
import Foundation

/// Who bears the token of a request.
struct Principal: Hashable, Sendable {
  /// The person or program.
  let subject: String
  /// What it may do.
  let roles: Set<AccessRole>
  /// The token's id, by which it can be revoked.
  let tokenID: String
  /// When the token was issued.
  let issuedAt: Date
  /// When the token stops being accepted.
  let expiresAt: Date

  /// The bearer of a token with these claims.
  init(_ claims: TokenClaims) {
    self.subject = claims.subject
    self.roles = claims.accessRoles
    self.tokenID = claims.tokenID
    self.issuedAt = Date(timeIntervalSince1970: TimeInterval(claims.issuedAt))
    self.expiresAt = claims.expiry
  }
}
