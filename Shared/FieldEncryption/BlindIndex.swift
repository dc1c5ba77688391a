import Crypto
public import FoundationEssentials

/// Finds equal values of an encrypted column without opening it.
///
/// A token is the first 64 bits of HMAC-SHA-256 (RFC 2104) under a key of the column's own. Equal values have
/// equal tokens, so whoever reads the store learns which rows are alike: it is for values with many
/// possibilities, such as a caller's reference, never for a sex, a state or a year of birth, and tokens never
/// leave the store.
public struct BlindIndex: Sendable {
  private let key: SymmetricKey

  init(key: SymmetricKey) { self.key = key }

  /// The token of a value.
  public func token(for value: String) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: Data(value.utf8), using: self.key).prefix(8))
  }
}
