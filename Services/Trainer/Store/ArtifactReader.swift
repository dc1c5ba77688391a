package import FoundationEssentials
import Glibc
import StoreKit

/// Reads one file of an artefact from its beginning to its end.
package final class ArtifactReader {
  /// How far it was read.
  package private(set) var offset: Int64 = 0

  private let file: ArtifactFile
  private let version: ModelVersionID
  private let descriptor: Int32

  /// Opens a file.
  package init(_ file: ArtifactFile, of version: ModelVersionID) throws(TrainerError) {
    self.file = file
    self.version = version
    self.descriptor = open(file.url.path(), O_RDONLY | O_CLOEXEC)
    guard self.descriptor >= 0 else {
      throw .artifactUnreadable(version, reason: "\(FileFailure("open", file.url))")
    }
  }

  deinit {
    if self.descriptor >= 0 { close(self.descriptor) }
  }

  /// Whether all of it was read.
  package var isAtEnd: Bool { self.offset >= self.file.bytes }

  /// The next bytes, as many as asked for unless the file ends before.
  package func read(upToBytes count: Int) throws(TrainerError) -> Data {
    let wanted = Int(min(Int64(count), self.file.bytes - self.offset))
    var data = Data(count: wanted)
    var filled = 0
    while filled < wanted {
      let received = data.withUnsafeMutableBytes { bytes in
        pread(
          self.descriptor, bytes.baseAddress?.advanced(by: filled), wanted - filled,
          off_t(self.offset))
      }
      if received < 0, errno == EINTR { continue }
      guard received > 0 else {
        let reason = received < 0 ? "\(FileFailure("read", self.file.url))" : "it was cut off"
        throw .artifactUnreadable(self.version, reason: reason)
      }
      filled += received
      self.offset += Int64(received)
    }
    return data
  }
}
