public import Foundation
internal import JWTKit

/// What a token says; every claim is required.
public struct TokenClaims: Codable, Hashable, Sendable {
  private enum CodingKeys: String, CodingKey {
    case issuer = "iss"
    case audience = "aud"
    case subject = "sub"
    case roles
    case issuedAt = "iat"
    case expiresAt = "exp"
    case tokenID = "jti"
  }

  /// Who made the token; `TokenClaims.issuer`.
  public var issuer: String
  /// Whom the token is for; `TokenClaims.audience`.
  public var audience: String
  /// The person or program that bears it, for example "anna@clinic.example".
  public var subject: String
  /// Roles that are not known here grant nothing.
  public var roles: [String]
  /// Seconds since the Unix epoch.
  public var issuedAt: Int
  /// Seconds since the Unix epoch.
  public var expiresAt: Int
  /// Unique to this token, so that it can be revoked.
  public var tokenID: String

  /// The issuer of every token of this system.
  public static let issuer = "reddytalk"
  /// The audience of every token of this system.
  public static let audience = "reddytalk-gateway"
  /// The header's `typ`, as RFC 9068 names access tokens.
  public static let type = "at+jwt"

  /// Claims for a token that lives from `issuedAt` for `lifetime`, both cut to whole seconds.
  public init(
    subject: String, roles: [AccessRole], tokenID: String, issuedAt: Date, lifetime: Duration
  ) {
    self.issuer = Self.issuer
    self.audience = Self.audience
    self.subject = subject
    self.roles = roles.map(\.rawValue)
    self.issuedAt = Int(issuedAt.timeIntervalSince1970)
    self.expiresAt = self.issuedAt + Int(lifetime.components.seconds)
    self.tokenID = tokenID
  }

  /// The roles that are known here.
  public var accessRoles: Set<AccessRole> {
    Set(self.roles.compactMap(AccessRole.init(rawValue:)))
  }

  /// When the token stops being accepted.
  public var expiry: Date { Date(timeIntervalSince1970: TimeInterval(self.expiresAt)) }
}

/// The claims as the library wants them.
struct TokenPayload: JWTPayload {
  let claims: TokenClaims

  init(_ claims: TokenClaims) { self.claims = claims }

  init(from decoder: any Decoder) throws { self.claims = try TokenClaims(from: decoder) }

  func encode(to encoder: any Encoder) throws { try self.claims.encode(to: encoder) }

  /// Nothing: `TokenVerifier` checks every claim, with the time that it is given.
  func verify(using algorithm: some JWTAlgorithm) async throws {}
}
