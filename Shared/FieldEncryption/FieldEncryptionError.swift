/// Why something cannot be sealed or opened. None of them says what the content was.
public enum FieldEncryptionError: Error, Hashable, Sendable {
  /// The bytes are no sealed field, wrapped key or key file of a known format.
  case malformed(what: String)
  /// The field was sealed with another version of the key.
  case wrongKeyVersion(expected: UInt32, found: UInt32)
  /// The field was sealed with a version of the key that is no longer accepted.
  case keyVersionTooOld(found: UInt32, minimum: UInt32)
  /// The field was sealed with another key than the one at hand, whatever it says.
  case keyNotCommitted
  /// Content or place is not what was sealed.
  case notAuthentic
  /// There is no key for the subject: it never had one, or its data were erased.
  case noKey(subject: String)
  /// A wrapped key does not open: the wrapping key is another one, or the bytes were changed.
  case wrongWrappingKey(what: String)
  /// The root key cannot be used.
  case unusableRootKey(reason: String, remedy: String)
}

extension FieldEncryptionError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .malformed(let what): "\(what) is damaged or of an unknown format"
    case .wrongKeyVersion(let expected, let found):
      "sealed with version \(found) of the key, which is not version \(expected)"
    case .keyVersionTooOld(let found, let minimum):
      "sealed with version \(found) of the key; versions below \(minimum) are not accepted any more"
    case .keyNotCommitted: "sealed with another key"
    case .notAuthentic: "content or place is not what was sealed"
    case .noKey(let subject): "there is no key for \(subject): its data were erased, or never there"
    case .wrongWrappingKey(let what): "\(what) does not open with the key at hand"
    case .unusableRootKey(let reason, let remedy):
      "the root key cannot be used: \(reason); \(remedy)"
    }
  }
}
