package import struct Foundation.Data

/// A model version as the registry knows it.
package struct ModelDescription: Sendable, Hashable {
  package var id: ModelVersionID
  /// "sha256:" and the hex digest of the artefact's manifest.
  package var digest: String
  /// The snapshot it was trained on.
  package var datasetRoot: String
  /// Who trained it, for example "local".
  package var provider: String
  /// The registry's signature over the manifest.
  package var signature: Data
  package var keyID: String

  package init(
    id: ModelVersionID, digest: String, datasetRoot: String, provider: String, signature: Data,
    keyID: String
  ) {
    self.id = id
    self.digest = digest
    self.datasetRoot = datasetRoot
    self.provider = provider
    self.signature = signature
    self.keyID = keyID
  }
}
