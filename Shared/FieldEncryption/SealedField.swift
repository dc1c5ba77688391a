import Crypto
import FoundationEssentials

/// A sealed field as bytes:
///
///     offset  bytes
///     0       1      format, 1
///     1       4      version of the data key, big-endian
///     5       32     salt
///     37      16     commitment to the key
///     53      12     nonce
///     65      n      ciphertext
///     65 + n  16     tag of AES-256-GCM
///
/// So a field is 81 bytes longer than its content. The worked example in
/// `Tests/FieldEncryptionTests/Vectors` is opened by an independent program too.
struct SealedField {
  static let format: UInt8 = 1
  static let saltBytes = 32
  static let commitmentBytes = 16
  static let nonceBytes = 12
  static let tagBytes = 16
  static let headerBytes = 1 + 4 + Self.saltBytes + Self.commitmentBytes
  /// What sealing adds.
  static let overhead = Self.headerBytes + Self.nonceBytes + Self.tagBytes

  let keyVersion: UInt32
  let salt: Data
  let commitment: Data
  /// Nonce, ciphertext and tag.
  let box: Data

  init(keyVersion: UInt32, salt: Data, commitment: Data, box: Data) {
    self.keyVersion = keyVersion
    self.salt = salt
    self.commitment = commitment
    self.box = box
  }

  /// Takes bytes apart.
  ///
  /// - Throws: `malformed` for bytes that cannot be a sealed field.
  init(_ bytes: Data) throws(FieldEncryptionError) {
    guard bytes.count >= Self.overhead, bytes[bytes.startIndex] == Self.format else {
      throw .malformed(what: "the sealed field")
    }
    var rest = bytes.dropFirst()
    self.keyVersion = rest.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    rest = rest.dropFirst(4)
    self.salt = rest.prefix(Self.saltBytes)
    rest = rest.dropFirst(Self.saltBytes)
    self.commitment = rest.prefix(Self.commitmentBytes)
    self.box = rest.dropFirst(Self.commitmentBytes)
  }

  var bytes: Data {
    var header: [UInt8] = [Self.format]
    header.reserveCapacity(Self.headerBytes)
    withUnsafeBytes(of: self.keyVersion.bigEndian) { header.append(contentsOf: $0) }
    for part in [self.salt, self.commitment] {
      part.withUnsafeBytes { header.append(contentsOf: $0) }
    }
    var bytes = Data(count: header.count + self.box.count)
    bytes.withUnsafeMutableBytes { bytes in
      bytes.copyBytes(from: header)
      self.box.withUnsafeBytes {
        UnsafeMutableRawBufferPointer(rebasing: bytes[header.count...]).copyMemory(from: $0)
      }
    }
    return bytes
  }
}
