import Crypto
public import FoundationEssentials

/// The verifying keys of all services.
public struct VerifyingKeys: Sendable {
  private let keys: [String: VerifyingKey]

  /// These keys and no others.
  public init(_ keys: [VerifyingKey]) {
    self.keys = Dictionary(keys.map { ($0.keyID, $0) }) { first, _ in first }
  }

  /// Reads the keys of the services that have one. A service may have several, so that signatures
  /// with its former key stay valid: "trainer.signing.pub", "trainer.2025.signing.pub".
  public init(in directory: KeyDirectory) throws(ConfigurationError) {
    let path = directory.url.path()
    let names: [String]
    do {
      names = try FileManager.default.contentsOfDirectory(atPath: path)
    } catch {
      throw .unreadableFile(path: path, reason: "\(error)")
    }
    var keys: [VerifyingKey] = []
    for name in names.sorted() where name.hasSuffix(".signing.pub") {
      guard
        let service = name.split(separator: ".").first.flatMap({ ServiceName(rawValue: "\($0)") })
      else { continue }
      let file = directory.url.appending(path: name, directoryHint: .notDirectory)
      guard let key = Ed25519PEM.publicKey(try KeyFile.readPublic(file)) else {
        throw .malformedFile(path: file.path(), expected: "an Ed25519 public key in PEM")
      }
      keys.append(VerifyingKey(key, signer: service))
    }
    self.init(keys)
  }

  /// Accepts a signature by `signer` over exactly these bytes. Verify before decoding the bytes.
  ///
  /// - Parameters:
  ///   - signature: What the signer made.
  ///   - bytes: What was signed.
  ///   - keyID: Which key the signer says it used.
  ///   - signer: Who must have signed: a good signature by another service proves nothing.
  public func verify(
    _ signature: some DataProtocol, over bytes: some DataProtocol, keyID: String,
    signer: ServiceName
  ) throws(SignatureError) {
    guard let key = self.keys[keyID] else { throw .unknownKey(keyID: keyID) }
    guard key.signer == signer else { throw .wrongSigner(keyID: keyID, expected: signer) }
    guard key.key.isValidSignature(Data(signature), for: bytes) else {
      throw .invalid(keyID: keyID)
    }
  }
}
