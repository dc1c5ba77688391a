import FoundationEssentials
import LocalModel
import Synchronization

@testable import Trainer

/// Takes the artefact of one training and gives it back, whole or with a changed file.
final class KeptArtifact: Sendable {
  private let parts = Mutex<[String: Data]>([:])

  /// Whether there is one.
  var isEmpty: Bool { self.parts.withLock { $0.isEmpty } }

  var files: ArtifactFiles {
    ArtifactFiles("kept") { try self.content(of: $0) }
  }

  func keep(_ parts: [ArtifactPart]) {
    self.parts.withLock { kept in for part in parts { kept[part.name] = part.content } }
  }

  func content(of file: String) throws -> Data {
    struct Missing: Error {}
    guard let content = self.parts.withLock({ $0[file] }) else { throw Missing() }
    return content
  }

  func model() throws -> DialogueModel {
    try DialogueModel.load(from: ArtifactContents("kept") { try self.content(of: $0) })
  }

  /// Flips a bit in the middle of a file.
  func damage(_ file: String) {
    self.parts.withLock { parts in
      guard var content = parts[file] else { return }
      content[content.startIndex + content.count / 2] ^= 1
      parts[file] = content
    }
  }
}
