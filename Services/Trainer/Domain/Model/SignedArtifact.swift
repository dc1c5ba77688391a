package import FoundationEssentials

/// What makes an artefact trustworthy: the digest of its manifest, which holds the digests of its
/// files, and a signature over the manifest.
package struct SignedArtifact: Hashable, Sendable {
  /// `sha256:` and the hex digest of `manifest.json`.
  package let digest: String
  /// Size of all files together.
  package let bytes: Int64
  /// Ed25519 (RFC 8032) over the bytes of `manifest.json`.
  package let signature: Data
  /// The key that signed.
  package let keyID: String

  package init(digest: String, bytes: Int64, signature: Data, keyID: String) {
    self.digest = digest
    self.bytes = bytes
    self.signature = signature
    self.keyID = keyID
  }
}
