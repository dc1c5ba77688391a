import Crypto
public import FoundationEssentials

/// The Ed25519 key (RFC 8032) that a service signs its statements with: verdicts, manifests.
public struct SigningKey: Sendable {
  /// Names the key to verifiers: the service and the beginning of the public key's digest.
  public let keyID: String
  /// The public half.
  public let verifyingKey: VerifyingKey

  private let key: Curve25519.Signing.PrivateKey

  /// Reads a service's key; its file must be readable by its owner only.
  public init(of service: ServiceName, in keys: KeyDirectory) throws(ConfigurationError) {
    let file = keys.signingKey(of: service)
    guard let key = Ed25519PEM.privateKey(try KeyFile.readPrivate(file)) else {
      throw .malformedFile(path: file.path(), expected: "an Ed25519 private key in PEM")
    }
    self.init(key, signer: service)
  }

  /// Makes a key that exists in memory only, for tests.
  public static func ephemeral(for service: ServiceName) -> SigningKey {
    SigningKey(Curve25519.Signing.PrivateKey(), signer: service)
  }

  private init(_ key: Curve25519.Signing.PrivateKey, signer: ServiceName) {
    self.key = key
    self.verifyingKey = VerifyingKey(key.publicKey, signer: signer)
    self.keyID = self.verifyingKey.keyID
  }

  /// The signature over exactly these bytes.
  public func sign(_ bytes: some DataProtocol) throws -> Data {
    try self.key.signature(for: bytes)
  }
}
