import Crypto
import FoundationEssentials
import Hexadecimal
import LocalModel
import ModelRuntime

/// The files of a result, as they are taken into the pipeline.
struct CollectedArtifact: Sendable {
  /// What is kept, without the manifest.
  let parts: [ArtifactPart]
  /// The same as the manifest lists it, by name.
  let files: [CommandArtifact.File]
  /// Names that were in the directory and are not kept.
  let leftOut: [String]
  /// The directory that it was found in.
  let directory: URL

  init(directory: URL, parts: [ArtifactPart], leftOut: [String]) {
    self.directory = directory
    self.parts = parts.sorted { $0.name < $1.name }
    self.leftOut = leftOut
    self.files = self.parts.map { part in
      CommandArtifact.File(
        name: part.name, bytes: part.content.count,
        sha256: SHA256.hash(data: part.content).hexadecimal)
    }
  }

  /// SHA-256 in hex over the sorted list of names and digests, each followed by a line feed.
  var digest: String {
    let list = self.files.map { "\($0.name)\n\($0.sha256)\n" }.joined()
    return SHA256.hash(data: Data(list.utf8)).hexadecimal
  }
}
