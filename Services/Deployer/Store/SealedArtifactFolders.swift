import FoundationEssentials
import StoreKit

/// Keeps artefacts sealed: what a model answers with is what people said.
struct SealedArtifactFolders: ArtifactFolders {
  let key: FileKey

  func folder(at place: URL) -> any ArtifactFolder { SealedFolder(place, key: self.key) }
}

extension SealedFolder: ArtifactFolder {
  func makeFile(_ name: String) throws -> any ArtifactFileWriter { try self.writer(of: name) }
}

extension SealedFileWriter: ArtifactFileWriter {}
