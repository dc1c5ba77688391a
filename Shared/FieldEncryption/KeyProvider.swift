import Crypto
public import FoundationEssentials

/// Keeps the key above all keys: wraps and unwraps the services' own.
///
/// A provider may be a file, the environment, a passphrase or a service on the network. It sees the key
/// encryption keys, one a service and version, and no content.
public protocol KeyProvider: Sendable {
  /// What it is, as health and logs show it; no secret.
  var name: String { get }

  /// Wraps a service's key.
  func wrap(_ key: KeyEncryptionKey) async throws -> Data

  /// Unwraps a service's key.
  ///
  /// - Throws: `wrongWrappingKey` when it was wrapped by another root key or for another service.
  func unwrap(_ wrapped: Data, service: String, version: UInt32) async throws -> KeyEncryptionKey

  /// Wraps a wrapped key anew, with the newest version of the root key where it has versions.
  func rewrap(_ wrapped: Data, service: String, version: UInt32) async throws -> Data
}

extension KeyProvider {
  /// Unwraps it, and wraps it again.
  public func rewrap(_ wrapped: Data, service: String, version: UInt32) async throws -> Data {
    try await self.wrap(self.unwrap(wrapped, service: service, version: version))
  }
}

/// A root key in this process's memory.
public struct RootKey: KeyProvider {
  public let name: String
  private let secret: SymmetricKey

  /// Takes a root key of 256 bits.
  ///
  /// - Throws: `unusableRootKey` for any other length.
  public init(name: String, bytes: Data) throws(FieldEncryptionError) {
    guard bytes.count == 32 else {
      throw .unusableRootKey(
        reason: "\(name) holds \(bytes.count) bytes where 32 are needed",
        remedy: "make one with 'reddytalk pki init'")
    }
    self.name = name
    self.secret = SymmetricKey(data: bytes)
  }

  public func wrap(_ key: KeyEncryptionKey) throws -> Data {
    try KeyWrapping.wrap(key.secret, with: self.secret, for: Self.context(key.service, key.version))
  }

  public func unwrap(
    _ wrapped: Data, service: String, version: UInt32
  ) throws(FieldEncryptionError) -> KeyEncryptionKey {
    let secret = try KeyWrapping.unwrap(
      wrapped, with: self.secret, for: Self.context(service, version),
      what: "the key of the \(service)")
    return KeyEncryptionKey(service: service, version: version, secret: secret)
  }

  private static func context(_ service: String, _ version: UInt32) -> [UInt8] {
    Array(KeyEncryptionKey.binding(service: service, version: version))
  }
}
