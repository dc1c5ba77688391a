package import FoundationEssentials
import StoreKit

/// Reads one file of an artefact from its beginning to its end.
package final class ArtifactReader {
  /// How far it was read.
  package private(set) var offset: Int64 = 0

  private let version: ModelVersionID
  private let reader: SealedFileReader

  /// Opens a file.
  init(_ file: ArtifactFile, of version: ModelVersionID, in folder: SealedFolder)
    throws(TrainerError)
  {
    self.version = version
    do {
      self.reader = try folder.reader(of: file.name)
    } catch {
      throw .artifactUnreadable(version, reason: "\(error)")
    }
  }

  /// Whether all of it was read.
  package var isAtEnd: Bool { self.reader.isAtEnd }

  /// The next bytes, `FileKey.pieceBytes` unless the file ends before.
  package func next() throws(TrainerError) -> Data {
    do {
      let piece = try self.reader.next() ?? Data()
      self.offset += Int64(piece.count)
      return piece
    } catch {
      throw .artifactUnreadable(self.version, reason: "\(error)")
    }
  }
}
