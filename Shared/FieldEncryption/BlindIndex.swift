import Crypto
public import FoundationEssentials

/// Finds equal values of an encrypted column without opening it.
///
/// A token is HMAC-SHA-256 (RFC 2104) under a key of the column's own. Equal values have equal tokens, so
/// whoever reads the store learns which rows are alike: it is for values with many possibilities, such as a
/// caller's reference, never for a sex, a state or a year of birth, and tokens never leave the store.
public struct BlindIndex: Sendable {
  private let key: SymmetricKey

  init(key: SymmetricKey) { self.key = key }

  /// The token of a value, 32 bytes; a column whose tokens only have to be rare may keep fewer.
  public func token(for value: some DataProtocol) -> Data {
    Data(HMAC<SHA256>.authenticationCode(for: value, using: self.key))
  }

  /// The token of a text.
  public func token(for text: String) -> Data { self.token(for: Data(text.utf8)) }
}
