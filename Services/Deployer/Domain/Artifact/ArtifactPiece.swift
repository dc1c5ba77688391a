import FoundationEssentials

/// A stretch of one file of an artefact, as it arrives.
struct ArtifactPiece: Hashable, Sendable {
  /// Relative file name inside the artefact's directory.
  let file: String
  /// Where the stretch begins in the file.
  let offset: UInt64
  let data: Data
  let isLastOfFile: Bool
}
