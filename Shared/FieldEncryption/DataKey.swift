import Crypto
public import FoundationEssentials

/// The key of one subject: seals and opens its fields.
///
/// Each field has a key of its own, derived by HKDF (RFC 5869) from the data key with a random salt, and is
/// sealed with AES-256-GCM (NIST SP 800-38D). So no nonce ever meets a key twice in practice, and the number
/// of fields under one data key is bounded by the salts, not by GCM's nonces. Because GCM does not commit to
/// its key, 16 further bytes of the derivation are stored and compared first, as the AWS Encryption SDK does.
public struct DataKey: Sendable, Equatable {
  /// Whose data it protects.
  public let subject: String
  /// Its number among the subject's keys; grows by rotation.
  public let version: UInt32
  /// 256 bits.
  let secret: SymmetricKey

  /// How many fields a data key may seal before it has to be rotated.
  public static let maximumUses: UInt64 = 1 << 30

  /// How many bytes a sealed field is longer than its content.
  public static let overhead = SealedField.overhead

  /// Makes a new random key.
  public init(subject: String, version: UInt32) {
    self.init(subject: subject, version: version, secret: SecureRandom.key())
  }

  init(subject: String, version: UInt32, secret: SymmetricKey) {
    self.subject = subject
    self.version = version
    self.secret = secret
  }

  /// Seals content for a place.
  ///
  /// - Throws: `noKey` when the place belongs to another subject.
  public func seal(_ content: Data, for context: FieldContext) throws -> Data {
    try withUnsafeTemporaryAllocation(
      byteCount: SealedField.saltBytes + SealedField.nonceBytes, alignment: 16
    ) { random in
      SecureRandom.fill(random)
      let (salt, nonce) = (random[..<SealedField.saltBytes], random[SealedField.saltBytes...])
      return try self.seal(
        content, for: context, salt: UnsafeRawBufferPointer(rebasing: salt),
        nonce: AES.GCM.Nonce(data: UnsafeRawBufferPointer(rebasing: nonce)))
    }
  }

  /// Opens what was sealed for a place.
  ///
  /// - Throws: `malformed`, `wrongKeyVersion`, `keyNotCommitted`, `notAuthentic`.
  public func open(_ sealed: Data, for context: FieldContext) throws(FieldEncryptionError) -> Data {
    let field = try SealedField(sealed)
    guard field.keyVersion == self.version else {
      throw .wrongKeyVersion(expected: self.version, found: field.keyVersion)
    }
    guard context.subject == self.subject else { throw .notAuthentic }
    let derived = field.salt.withUnsafeBytes { self.derive(salt: $0, context) }
    // Without telling by its time where the difference is.
    guard derived.commitment ^ field.commitment == 0 else { throw .keyNotCommitted }
    do {
      return try AES.GCM.open(
        AES.GCM.SealedBox(combined: field.box), using: derived.key,
        authenticating: context.associatedData(keyVersion: self.version))
    } catch {
      throw .notAuthentic
    }
  }

  /// The blind index of a column. Its tokens are this key's: those of another key differ.
  public func blindIndex(table: String, column: String) -> BlindIndex {
    KeyDerivation.derive(
      from: self.secret, salt: UnsafeRawBufferPointer(start: nil, count: 0),
      info: FieldContext.joined(["v1", "blind-index", table, column]), byteCount: 32
    ) { BlindIndex(key: SymmetricKey(data: $0)) }
  }

  /// The version of the data key that a sealed field names.
  ///
  /// - Throws: `malformed`.
  public static func version(of sealed: Data) throws(FieldEncryptionError) -> UInt32 {
    try SealedField(sealed).keyVersion
  }

  func seal(
    _ content: Data, for context: FieldContext, salt: UnsafeRawBufferPointer, nonce: AES.GCM.Nonce
  ) throws -> Data {
    guard context.subject == self.subject else {
      throw FieldEncryptionError.noKey(subject: context.subject)
    }
    let derived = self.derive(salt: salt, context)
    let box = try AES.GCM.seal(
      content, using: derived.key, nonce: nonce,
      authenticating: context.associatedData(keyVersion: self.version))
    guard let combined = box.combined else {
      throw FieldEncryptionError.malformed(what: "the nonce")
    }
    return SealedField.bytes(
      keyVersion: self.version, salt: salt, commitment: derived.commitment, box: combined)
  }

  /// One derivation gives the field's key, the first 32 bytes, and the commitment, the 16 after.
  private func derive(
    salt: UnsafeRawBufferPointer, _ context: FieldContext
  ) -> (key: SymmetricKey, commitment: SealedField.Commitment) {
    KeyDerivation.derive(
      from: self.secret, salt: salt, info: context.derivationInfo,
      byteCount: 32 + SealedField.commitmentBytes
    ) { bytes in
      // As a buffer and not as a slice of one, which is copied byte by byte.
      let key = UnsafeRawBufferPointer(rebasing: bytes[..<32])
      return (
        SymmetricKey(data: key),
        bytes.loadUnaligned(fromByteOffset: 32, as: SealedField.Commitment.self)
      )
    }
  }
}
