import FoundationEssentials
import StoreKit

/// One file of an artefact.
package struct ArtifactFile: Hashable, Sendable {
  /// Its name inside the artefact's directory.
  package let name: String
  /// The size of its content.
  package let bytes: Int64

  /// The file that holds the digests of all others.
  package static let manifestName = "manifest.json"

  /// The files of an artefact: the manifest first, then by name.
  static func files(in folder: SealedFolder) throws -> [ArtifactFile] {
    let files = try folder.files().map { ArtifactFile(name: $0.name, bytes: $0.bytes) }
    return files.filter { $0.name == Self.manifestName }
      + files.filter { $0.name != Self.manifestName }
  }
}
