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

  /// 16 bytes as they lie in memory.
  typealias Commitment = UInt128

  let keyVersion: UInt32
  let salt: Data
  let commitment: Commitment
  /// Nonce, ciphertext and tag.
  let box: Data

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
    self.commitment = rest.withUnsafeBytes { $0.loadUnaligned(as: Commitment.self) }
    self.box = rest.dropFirst(Self.commitmentBytes)
  }

  /// Puts bytes together.
  static func bytes(
    keyVersion: UInt32, salt: UnsafeRawBufferPointer, commitment: Commitment, box: Data
  ) -> Data {
    var bytes = Data(capacity: Self.headerBytes + box.count)
    withUnsafeTemporaryAllocation(byteCount: Self.headerBytes, alignment: 16) { header in
      header[0] = Self.format
      header.storeBytes(of: keyVersion.bigEndian, toByteOffset: 1, as: UInt32.self)
      UnsafeMutableRawBufferPointer(rebasing: header[5...]).copyMemory(from: salt)
      header.storeBytes(of: commitment, toByteOffset: 5 + Self.saltBytes, as: Commitment.self)
      bytes.append(UnsafeBufferPointer(header.assumingMemoryBound(to: UInt8.self)))
    }
    bytes.append(box)
    return bytes
  }
}
