package import struct Foundation.Data

/// Signs verdicts, so that whoever deploys a model can check that it was evaluated here.
package protocol VerdictSigner: Sendable {
  func sign(_ verdict: Verdict) throws -> SignedVerdict
}

/// A verdict in the bytes that were signed.
package struct SignedVerdict: Sendable, Hashable {
  package var payload: Data
  /// Ed25519 (RFC 8032) over `payload`.
  package var signature: Data
  package var keyID: String

  package init(payload: Data, signature: Data, keyID: String) {
    self.payload = payload
    self.signature = signature
    self.keyID = keyID
  }
}
