import Crypto
import CryptoExtras
import Foundation
import Hexadecimal
internal import JWTKit

/// A key that signs tokens: ES256 (P-256) or EdDSA (Ed25519), whichever the PEM file holds.
public struct TokenKey: Sendable {
  enum Material: Sendable {
    case p256(P256.Signing.PrivateKey)
    case ed25519(Curve25519.Signing.PrivateKey)
  }

  let material: Material

  /// Names the key in a token's header: "rt-" and 16 hexadecimal digits of the SHA-256 digest of the
  /// public key.
  public let id: String

  /// Reads a private key from PEM (PKCS #8, or SEC 1 for P-256).
  public init(pem: String) throws(TokenError) {
    if let key = try? P256.Signing.PrivateKey(pemRepresentation: pem) {
      self.init(.p256(key))
    } else if let key = try? Curve25519.Signing.PrivateKey(pemRepresentation: pem) {
      self.init(.ed25519(key))
    } else {
      throw .unusableKey(reason: "no such key in it")
    }
  }

  /// Makes a new ES256 key.
  public init() {
    self.init(.p256(P256.Signing.PrivateKey()))
  }

  private init(_ material: Material) {
    let publicKey =
      switch material {
      case .p256(let key): key.publicKey.x963Representation
      case .ed25519(let key): key.publicKey.rawRepresentation
      }
    let digest = SHA256.hash(data: publicKey).prefix(8)
    self.material = material
    self.id = "rt-" + digest.hexadecimal
  }

  /// The private key as PKCS #8 PEM.
  public var pemRepresentation: String {
    switch self.material {
    case .p256(let key): key.pemRepresentation
    case .ed25519(let key): key.pemRepresentation
    }
  }

  /// The only `alg` that is accepted with this key.
  var algorithm: String {
    switch self.material {
    case .p256: "ES256"
    case .ed25519: "EdDSA"
    }
  }

  func add(to keys: JWTKeyCollection) async throws {
    let kid = JWKIdentifier(string: self.id)
    switch self.material {
    case .p256(let key): await keys.add(ecdsa: try ES256PrivateKey(backing: key), kid: kid)
    case .ed25519(let key): await keys.add(eddsa: EdDSA.PrivateKey(backing: key), kid: kid)
    }
  }
}
