import AccessTokens
import Crypto
import CryptoExtras
import Foundation
import JWTKit
import Testing

/// Forged and damaged tokens, made by hand, and genuine ones.
@Suite struct TokenVerifierTests {
  private let key = TokenKey()
  private let now = Date(timeIntervalSince1970: 1_800_000_000)

  private func issue(
    roles: [AccessRole] = [.admin], lifetime: Duration = .seconds(3600), at time: Date? = nil
  ) async throws -> String {
    try await TokenIssuer(key: self.key).issue(
      subject: "anna@clinic.example", roles: roles, lifetime: lifetime, now: time ?? self.now
    ).token
  }

  private func verify(_ token: String, at time: Date? = nil) async throws -> TokenClaims {
    try await TokenVerifier(keys: [self.key]).verify(token, now: time ?? self.now)
  }

  /// Signs any header and payload with the genuine key, or with `signer`.
  private func forge(
    header: String? = nil, payload: String? = nil, signer: TokenKey? = nil
  ) throws -> String {
    let seconds = Int(self.now.timeIntervalSince1970)
    let header = header ?? #"{"alg":"ES256","kid":"\#(self.key.id)","typ":"at+jwt"}"#
    let payload = payload ?? Self.payload(seconds: seconds)
    let input = Self.encode(header) + "." + Self.encode(payload)
    let pem = (signer ?? self.key).pemRepresentation
    let signature = try P256.Signing.PrivateKey(pemRepresentation: pem)
      .signature(for: Data(input.utf8)).rawRepresentation
    return input + "." + Self.encode(signature)
  }

  private static func payload(
    seconds: Int, without removed: String? = nil, with changed: [String: Any] = [:]
  ) -> String {
    var claims: [String: Any] = [
      "iss": "reddytalk", "aud": "reddytalk-gateway", "sub": "anna", "roles": ["admin"],
      "iat": seconds, "exp": seconds + 60, "jti": "t-1",
    ]
    if let removed { claims[removed] = nil }
    claims.merge(changed) { $1 }
    let data = try? JSONSerialization.data(withJSONObject: claims)
    return String(decoding: data ?? Data(), as: UTF8.self)
  }

  private static func encode(_ text: String) -> String { Self.encode(Data(text.utf8)) }

  private static func encode(_ data: Data) -> String {
    data.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_")
      .replacing("=", with: "")
  }

  private func refusal(of token: String) async throws -> TokenError? {
    await #expect(throws: TokenError.self) { _ = try await self.verify(token) }
  }

  @Test("takes a genuine token and gives back what was put in")
  func genuine() async throws {
    let claims = try await self.verify(self.issue(roles: [.analyst, .ingest]))
    #expect(claims.subject == "anna@clinic.example")
    #expect(claims.accessRoles == [.analyst, .ingest])
    #expect(claims.expiry == self.now.addingTimeInterval(3600))
  }

  @Test("takes what the forger of these tests makes when nothing is wrong with it")
  func forgerIsSound() async throws {
    #expect(try await self.verify(self.forge()).subject == "anna")
  }

  @Test("works with an Ed25519 key as well")
  func edDSA() async throws {
    let key = try TokenKey(pem: Curve25519.Signing.PrivateKey().pemRepresentation)
    let token = try await TokenIssuer(key: key).issue(
      subject: "anna", roles: [.admin], lifetime: .seconds(60), now: self.now
    ).token
    let verifier = try await TokenVerifier(keys: [self.key, key])
    #expect(try await verifier.verify(token, now: self.now).subject == "anna")
    #expect(try await self.refusal(of: token) == .unknownKey)
  }

  @Test("reads its own key back from PEM")
  func keyRoundTrip() throws {
    #expect(try TokenKey(pem: self.key.pemRepresentation).id == self.key.id)
    #expect(throws: TokenError.self) { try TokenKey(pem: "-----BEGIN PRIVATE KEY-----") }
  }

  @Test(
    "refuses an algorithm that is not the key's",
    arguments: ["none", "None", "HS256", "EdDSA", "ES384", ""])
  func algorithm(name: String) async throws {
    let header = #"{"alg":"\#(name)","kid":"\#(self.key.id)","typ":"at+jwt"}"#
    #expect(try await self.refusal(of: self.forge(header: header)) == .wrongAlgorithm)
  }

  @Test("refuses an unsigned token with alg none")
  func unsigned() async throws {
    let header = #"{"alg":"none","kid":"\#(self.key.id)","typ":"at+jwt"}"#
    let seconds = Int(self.now.timeIntervalSince1970)
    let token = Self.encode(header) + "." + Self.encode(Self.payload(seconds: seconds)) + "."
    #expect(try await self.refusal(of: token) == .wrongAlgorithm)
  }

  @Test("refuses HMAC with the public key as the secret")
  func confusion() async throws {
    let header = #"{"alg":"HS256","kid":"\#(self.key.id)","typ":"at+jwt"}"#
    let seconds = Int(self.now.timeIntervalSince1970)
    let input = Self.encode(header) + "." + Self.encode(Self.payload(seconds: seconds))
    let publicKey = try P256.Signing.PrivateKey(pemRepresentation: self.key.pemRepresentation)
      .publicKey.pemRepresentation
    let code = HMAC<SHA256>.authenticationCode(
      for: Data(input.utf8), using: SymmetricKey(data: Data(publicKey.utf8)))
    #expect(
      try await self.refusal(of: input + "." + Self.encode(Data(code))) == .wrongAlgorithm)
  }

  @Test(
    "refuses a key id that is not known, also where the signature is right",
    arguments: [
      #"{"alg":"ES256","typ":"at+jwt"}"#, #"{"alg":"ES256","kid":"x","typ":"at+jwt"}"#,
      #"{"alg":"ES256","kid":"../../dev/null","typ":"at+jwt"}"#,
      #"{"alg":"ES256","kid":["x"],"typ":"at+jwt"}"#,
      #"{"alg":"ES256","kid":1e300,"typ":"at+jwt"}"#,
    ])
  func keyID(header: String) async throws {
    #expect(try await self.refusal(of: self.forge(header: header)) == .unknownKey)
  }

  @Test("refuses a signature by another key under our key's id")
  func foreignSignature() async throws {
    #expect(try await self.refusal(of: self.forge(signer: TokenKey())) == .badSignature)
  }

  @Test("refuses a token whose payload was changed after signing")
  func tampering() async throws {
    var parts = try self.forge().split(separator: ".").map(String.init)
    let seconds = Int(self.now.timeIntervalSince1970)
    parts[1] = Self.encode(Self.payload(seconds: seconds, with: ["sub": "mallory"]))
    #expect(try await self.refusal(of: parts.joined(separator: ".")) == .badSignature)
  }

  @Test("refuses other types of tokens", arguments: [#""JWT""#, "null", #""dpop+jwt""#, "1"])
  func type(value: String) async throws {
    let header = #"{"alg":"ES256","kid":"\#(self.key.id)","typ":\#(value)}"#
    #expect(try await self.refusal(of: self.forge(header: header)) == .wrongType)
  }

  @Test(
    "refuses headers that point at keys or demand extensions",
    arguments: ["jku", "jwk", "x5u", "x5c", "crit", "zip", "b64"])
  func extraHeaders(name: String) async throws {
    let header = #"{"alg":"ES256","kid":"\#(self.key.id)","typ":"at+jwt","\#(name)":["a"]}"#
    #expect(try await self.refusal(of: self.forge(header: header)) == .unexpectedHeader(name))
  }

  @Test("refuses members that are given twice, in the header and in the payload")
  func duplicates() async throws {
    let header = #"{"alg":"none","alg":"ES256","kid":"\#(self.key.id)","typ":"at+jwt"}"#
    guard case .malformed = try await self.refusal(of: self.forge(header: header)) else {
      Issue.record("a duplicated header member was accepted")
      return
    }
    let seconds = Int(self.now.timeIntervalSince1970)
    let payload = Self.payload(seconds: seconds).replacing(
      #""sub":"anna""#, with: #""sub":"anna","sub":"root""#)
    guard case .malformed = try await self.refusal(of: self.forge(payload: payload)) else {
      Issue.record("a duplicated claim was accepted")
      return
    }
  }

  @Test(
    "refuses a token without one of the claims",
    arguments: ["iss", "aud", "sub", "roles", "iat", "exp", "jti"])
  func missingClaim(name: String) async throws {
    let seconds = Int(self.now.timeIntervalSince1970)
    let token = try self.forge(payload: Self.payload(seconds: seconds, without: name))
    guard case .malformed = try await self.refusal(of: token) else {
      Issue.record("a token without \(name) was not found malformed")
      return
    }
  }

  @Test(
    "refuses claims with another value",
    arguments: [
      ("iss", #""elsewhere""#), ("aud", #""reddytalk""#), ("sub", #""""#), ("sub", #""a b""#),
      ("sub", #""a\nb""#), ("roles", "[]"), ("roles", #"["root"]"#), ("jti", #""""#),
      ("iat", "-1"), ("exp", "9223372036854775807"),
    ])
  func wrongClaim(name: String, json: String) async throws {
    let value = try JSONSerialization.jsonObject(
      with: Data(json.utf8), options: .fragmentsAllowed)
    let seconds = Int(self.now.timeIntervalSince1970)
    let token = try self.forge(payload: Self.payload(seconds: seconds, with: [name: value]))
    #expect(try await self.refusal(of: token) == .refusedClaim(name))
  }

  @Test("expires to the second, with five seconds of tolerated skew")
  func expiry() async throws {
    let token = try await self.issue(lifetime: .seconds(60))
    let end = self.now.addingTimeInterval(60)
    _ = try await self.verify(token, at: end.addingTimeInterval(4.9))
    await #expect(throws: TokenError.expired(at: end)) {
      try await self.verify(token, at: end.addingTimeInterval(5))
    }
  }

  @Test("is not valid before its time, with five seconds of tolerated skew")
  func future() async throws {
    let token = try await self.issue(at: self.now.addingTimeInterval(5))
    _ = try await self.verify(token)
    await #expect(throws: TokenError.notYetValid) {
      try await self.verify(token, at: self.now.addingTimeInterval(-0.1))
    }
  }

  @Test("refuses a life beyond the limit, when issuing and when verifying")
  func lifetime() async throws {
    await #expect(throws: TokenError.lifetimeTooLong(maximum: .seconds(86400))) {
      try await self.issue(lifetime: .seconds(86401))
    }
    let seconds = Int(self.now.timeIntervalSince1970)
    let payload = Self.payload(seconds: seconds, with: ["exp": seconds + 86401])
    let refusal = try await self.refusal(of: self.forge(payload: payload))
    #expect(refusal == .lifetimeTooLong(maximum: .seconds(86400)))
  }

  @Test("refuses a token that is too long before it looks into it")
  func size() async throws {
    let token = String(repeating: "a", count: TokenVerifier.maximumTokenBytes + 1)
    #expect(try await self.refusal(of: token) == .tooLong(maximumBytes: 4096))
  }

  @Test(
    "refuses text that is no token",
    arguments: ["", ".", "..", "...", "a.b", "a.b.c.d", "e30=.e30=.e30=", "💉.💉.💉", "e30+.e30.e30"])
  func garbage(text: String) async throws {
    guard case .malformed = try await self.refusal(of: text) else {
      Issue.record("\(text) was not found malformed")
      return
    }
  }
}
