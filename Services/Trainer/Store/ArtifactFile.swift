package import Foundation
import StoreKit

/// One file of an artefact.
package struct ArtifactFile: Hashable, Sendable {
  /// Its name inside the artefact's directory.
  package let name: String
  /// Where it is.
  package let url: URL
  /// Its size.
  package let bytes: Int64

  /// The file that holds the digests of all others.
  package static let manifestName = "manifest.json"

  /// The files of an artefact: the manifest first, then by name.
  static func files(in directory: URL) throws -> [ArtifactFile] {
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path())
    let files = try names.sorted().map { name in
      let url = directory.appending(path: name, directoryHint: .notDirectory)
      let attributes = try FileManager.default.attributesOfItem(atPath: url.path())
      guard let size = attributes[.size] as? NSNumber else { throw FileFailure("stat", url) }
      return ArtifactFile(name: name, url: url, bytes: size.int64Value)
    }
    return files.filter { $0.name == Self.manifestName }
      + files.filter { $0.name != Self.manifestName }
  }
}
