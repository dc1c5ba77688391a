public import Foundation
internal import JWTKit

/// Makes tokens with the key that the Gateway verifies them with. Works offline.
public struct TokenIssuer: Sendable {
  /// A token and what it says.
  public struct IssuedToken: Sendable {
    /// To be sent as `Authorization: Bearer`. A secret.
    public let token: String
    /// What it says.
    public let claims: TokenClaims
  }

  private let key: TokenKey
  private let maximumLifetime: Duration

  /// Creates an issuer.
  ///
  /// - Parameters:
  ///   - key: Signs the tokens.
  ///   - maximumLifetime: Longer tokens are refused here as they are by the Gateway.
  public init(key: TokenKey, maximumLifetime: Duration = TokenVerifier.defaultMaximumLifetime) {
    self.key = key
    self.maximumLifetime = maximumLifetime
  }

  /// Makes a token for `subject`.
  ///
  /// - Parameters:
  ///   - subject: A person or program; letters, digits and `._@:+-`, at most 128.
  ///   - roles: At least one.
  ///   - lifetime: In whole seconds, from `now`.
  ///   - now: The time of issue.
  ///   - tokenID: Unique; made up when not given.
  public func issue(
    subject: String, roles: [AccessRole], lifetime: Duration, now: Date = Date(),
    tokenID: String = UUID().uuidString.lowercased()
  ) async throws -> IssuedToken {
    guard lifetime <= self.maximumLifetime else {
      throw TokenError.lifetimeTooLong(maximum: self.maximumLifetime)
    }
    guard TokenVerifier.isValidSubject(subject) else { throw TokenError.refusedClaim("sub") }
    guard !roles.isEmpty else { throw TokenError.refusedClaim("roles") }
    let claims = TokenClaims(
      subject: subject, roles: roles, tokenID: tokenID, issuedAt: now, lifetime: lifetime)
    let keys = JWTKeyCollection()
    try await self.key.add(to: keys)
    let header = JWTHeader(fields: ["typ": .string(TokenClaims.type)])
    let token = try await keys.sign(
      TokenPayload(claims), kid: JWKIdentifier(string: self.key.id), header: header)
    return IssuedToken(token: token, claims: claims)
  }
}
