public import Foundation

/// Why a token is not accepted or cannot be made. Descriptions never hold any part of the token.
public enum TokenError: Error, Hashable, Sendable {
  /// The key is neither a P-256 nor an Ed25519 private key in PEM.
  case unusableKey(reason: String)
  /// A token may be at most this long.
  case tooLong(maximumBytes: Int)
  /// It is not three parts of Base64url, or a part is not the JSON that it should be.
  case malformed(reason: String)
  /// The header's `typ` is not `at+jwt`.
  case wrongType
  /// The header has a member beside `alg`, `kid` and `typ`.
  case unexpectedHeader(String)
  /// The header's `kid` is not one of our keys.
  case unknownKey
  /// The header's `alg` is not the one of its key.
  case wrongAlgorithm
  /// The signature is not by the key that is named.
  case badSignature
  /// The claim is there, but its value is not accepted.
  case refusedClaim(String)
  /// The token was issued later than now, beyond the tolerated skew of clocks.
  case notYetValid
  /// The token's time is over.
  case expired(at: Date)
  /// The token lives longer than is accepted.
  case lifetimeTooLong(maximum: Duration)
}

extension TokenError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unusableKey(let reason):
      "the token key cannot be used: \(reason); it must be a PEM file with a P-256 or Ed25519 key"
    case .tooLong(let maximum): "the token is longer than \(maximum) bytes"
    case .malformed(let reason): "the token is malformed: \(reason)"
    case .wrongType: "the token is of another type; expected typ \"\(TokenClaims.type)\""
    case .unexpectedHeader(let name): "the token's header may not have \"\(name)\""
    case .unknownKey: "the token is signed with a key that is not known here"
    case .wrongAlgorithm: "the token names an algorithm that is not the one of its key"
    case .badSignature: "the token's signature is wrong"
    case .refusedClaim(let name): "the token's claim \"\(name)\" is not accepted"
    case .notYetValid: "the token is not valid yet; compare the clocks"
    case .expired(let date): "the token expired at \(date.formatted(.iso8601)); get a new one"
    case .lifetimeTooLong(let maximum):
      "the token lives longer than the \(maximum.components.seconds / 3600) hours that are accepted"
    }
  }
}
