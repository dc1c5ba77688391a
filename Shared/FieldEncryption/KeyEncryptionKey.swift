import Crypto
public import FoundationEssentials

/// The key of one service: wraps the data keys in its store.
public struct KeyEncryptionKey: Sendable {
  /// Whose it is.
  public let service: String
  /// Its number; grows by rotation.
  public let version: UInt32
  let secret: SymmetricKey

  /// Makes a new random key.
  public init(service: String, version: UInt32) {
    self.init(service: service, version: version, secret: SecureRandom.key())
  }

  /// Takes a key that a provider outside of this process has unwrapped; nil unless it has 256 bits.
  package init?(service: String, version: UInt32, bytes: Data) {
    guard bytes.count == 32 else { return nil }
    self.init(service: service, version: version, secret: SymmetricKey(data: bytes))
  }

  /// The key itself, for a provider outside of this process to wrap.
  package var bytes: Data { self.secret.withUnsafeBytes { Data($0) } }

  /// What a wrapped key is bound to: no other service's key and no other version takes its place.
  package static func binding(service: String, version: UInt32) -> Data {
    Data(FieldContext.joined(["v1", "key-encryption-key", service, "\(version)"]))
  }

  init(service: String, version: UInt32, secret: SymmetricKey) {
    self.service = service
    self.version = version
    self.secret = secret
  }

  /// Wraps a data key, for the store.
  public func wrap(_ key: DataKey) throws -> Data {
    try KeyWrapping.wrap(
      key.secret, with: self.secret, for: self.context(of: key.subject, key.version))
  }

  /// Unwraps a data key.
  ///
  /// - Throws: `wrongWrappingKey` when it was wrapped by another key or for another subject or version.
  public func unwrap(
    _ wrapped: Data, subject: String, version: UInt32
  ) throws(FieldEncryptionError) -> DataKey {
    let secret = try KeyWrapping.unwrap(
      wrapped, with: self.secret, for: self.context(of: subject, version), what: "a data key")
    return DataKey(subject: subject, version: version, secret: secret)
  }

  private func context(of subject: String, _ version: UInt32) -> [UInt8] {
    FieldContext.joined([
      "v1", "data-key", self.service, subject, "\(version)", "\(self.version)",
    ])
  }
}
