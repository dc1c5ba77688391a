import Crypto
import Foundation
import Testing

@testable import Deployer

/// Real Ed25519 keys for both signers.
struct TestSigner: SignatureChecker {
  private let keys: [Signer: Curve25519.Signing.PrivateKey] = [
    .trainer: Curve25519.Signing.PrivateKey(), .evaluator: Curve25519.Signing.PrivateKey(),
  ]

  func sign(_ bytes: Data, as signer: Signer) throws -> Data {
    try #require(self.keys[signer]).signature(for: bytes)
  }

  func isValid(_ signature: Data, over bytes: Data, by signer: Signer, keyID: String) -> Bool {
    guard keyID == "\(signer.rawValue)-1", let key = self.keys[signer] else { return false }
    return key.publicKey.isValidSignature(signature, for: bytes)
  }
}
