package import FoundationEssentials

/// Signs manifests in the service's name.
package protocol ManifestSigner: Sendable {
  /// Names the key.
  var keyID: String { get }
  /// Ed25519 (RFC 8032) over `bytes`.
  func signature(over bytes: Data) throws -> Data
}
