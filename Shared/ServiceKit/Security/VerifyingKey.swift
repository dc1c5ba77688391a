import Crypto
import FoundationEssentials
import Hexadecimal

/// The public half of a service's signing key.
public struct VerifyingKey: Sendable {
  /// Names the key: the service and the beginning of the key's digest.
  public let keyID: String
  /// The service that signs with it.
  public let signer: ServiceName

  let key: Curve25519.Signing.PublicKey

  init(_ key: Curve25519.Signing.PublicKey, signer: ServiceName) {
    let digest = SHA256.hash(data: key.rawRepresentation)
    self.keyID = "\(signer)-" + digest.prefix(8).hexadecimal
    self.signer = signer
    self.key = key
  }
}
