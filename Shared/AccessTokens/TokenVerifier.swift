public import Foundation
internal import JWTKit
internal import RESTContract

/// Decides whether a token is accepted.
///
/// The library verifies signatures. It takes its default key for a `kid` that it does not know, does
/// not compare `alg` with the key, and checks no claim by itself; so all of that is decided here,
/// before it is asked.
public struct TokenVerifier: Sendable {
  /// The longest life of a token unless told otherwise.
  public static let defaultMaximumLifetime: Duration = .seconds(24 * 3600)
  /// The longest token that is looked at.
  public static let maximumTokenBytes = 4096
  /// How much clocks may differ.
  public static let clockSkew: Duration = .seconds(5)

  private let keys: JWTKeyCollection
  private let algorithms: [String: String]
  private let maximumLifetime: Duration

  /// Accepts tokens that are signed with one of `keys`.
  public init(
    keys: [TokenKey], maximumLifetime: Duration = Self.defaultMaximumLifetime
  ) async throws {
    self.keys = JWTKeyCollection()
    for key in keys { try await key.add(to: self.keys) }
    self.algorithms = Dictionary(keys.map { ($0.id, $0.algorithm) }) { first, _ in first }
    self.maximumLifetime = maximumLifetime
  }

  /// The claims of `token` when it is accepted at `now`; throws `TokenError` otherwise.
  public func verify(_ token: String, now: Date) async throws(TokenError) -> TokenClaims {
    guard token.utf8.count <= Self.maximumTokenBytes else {
      throw .tooLong(maximumBytes: Self.maximumTokenBytes)
    }
    let parts = token.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard parts.count == 3 else { throw .malformed(reason: "it does not have three parts") }
    try self.checkHeader(Self.decode(parts[0], "header"))
    let payload = try Self.decode(parts[1], "payload")
    _ = try Self.decode(parts[2], "signature")
    try Self.checkSyntax(payload, "payload")
    let claims: TokenClaims
    do {
      claims = try await self.keys.verify(token, as: TokenPayload.self).claims
    } catch let error as JWTError where error.errorType == .malformedToken {
      throw .malformed(reason: "a claim is missing or of the wrong type")
    } catch {
      throw .badSignature
    }
    try self.check(claims, now: now)
    return claims
  }

  /// Whether `subject` is a name that can stand in logs and audit records.
  static func isValidSubject(_ subject: String) -> Bool {
    (1...128).contains(subject.utf8.count)
      && subject.utf8.allSatisfy { byte in
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
          UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
          UInt8(ascii: "@"), UInt8(ascii: ":"), UInt8(ascii: "+"), UInt8(ascii: "-"):
          true
        default: false
        }
      }
  }

  private func checkHeader(_ bytes: [UInt8]) throws(TokenError) {
    try Self.checkSyntax(bytes, "header")
    let members: [String: JSONValue]
    do {
      members = try JSONDecoder().decode([String: JSONValue].self, from: Data(bytes))
    } catch {
      throw .malformed(reason: "the header is not an object")
    }
    if let other = members.keys.sorted().first(where: { !["alg", "kid", "typ"].contains($0) }) {
      throw .unexpectedHeader(other.count <= 16 ? other : String(other.prefix(16)))
    }
    guard members["typ"]?.stringValue == TokenClaims.type else { throw .wrongType }
    guard let kid = members["kid"]?.stringValue, let algorithm = self.algorithms[kid] else {
      throw .unknownKey
    }
    guard members["alg"]?.stringValue == algorithm else { throw .wrongAlgorithm }
  }

  private func check(_ claims: TokenClaims, now: Date) throws(TokenError) {
    guard claims.issuer == TokenClaims.issuer else { throw .refusedClaim("iss") }
    guard claims.audience == TokenClaims.audience else { throw .refusedClaim("aud") }
    guard Self.isValidSubject(claims.subject) else { throw .refusedClaim("sub") }
    guard Self.isValidSubject(claims.tokenID) else { throw .refusedClaim("jti") }
    guard !claims.accessRoles.isEmpty else { throw .refusedClaim("roles") }
    let plausible = 0..<(1 << 40)
    guard plausible.contains(claims.issuedAt) else { throw .refusedClaim("iat") }
    guard plausible.contains(claims.expiresAt) else { throw .refusedClaim("exp") }
    let now = now.timeIntervalSince1970
    let skew = TimeInterval(Self.clockSkew.components.seconds)
    guard Double(claims.issuedAt) <= now + skew else { throw .notYetValid }
    guard now < Double(claims.expiresAt) + skew else { throw .expired(at: claims.expiry) }
    guard .seconds(claims.expiresAt - claims.issuedAt) <= self.maximumLifetime else {
      throw .lifetimeTooLong(maximum: self.maximumLifetime)
    }
  }

  private static func checkSyntax(_ bytes: [UInt8], _ name: String) throws(TokenError) {
    do {
      try JSONSyntax.check(bytes, maximumDepth: 4)
    } catch {
      throw .malformed(reason: "the \(name) is not JSON: \(error.reason)")
    }
  }

  /// Decodes Base64url without padding, as RFC 7515 has it, and nothing else.
  private static func decode(
    _ part: Substring.UTF8View, _ name: String
  ) throws(TokenError) -> [UInt8] {
    let standard = part.map { (byte: UInt8) -> UInt8 in
      switch byte {
      case UInt8(ascii: "-"): UInt8(ascii: "+")
      case UInt8(ascii: "_"): UInt8(ascii: "/")
      // Not of the alphabet, so that what is not of ours stays refused.
      case UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="): 0
      default: byte
      }
    }
    let padding = Array(repeating: UInt8(ascii: "="), count: (4 - standard.count % 4) % 4)
    guard !standard.isEmpty, let data = Data(base64Encoded: Data(standard + padding)) else {
      throw .malformed(reason: "the \(name) is not Base64url")
    }
    return [UInt8](data)
  }
}
