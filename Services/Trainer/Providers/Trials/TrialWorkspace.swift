import FoundationEssentials
import StoreKit

/// Where a run keeps what its trials hand in, until the run ends. Models repeat what people said: they are sealed.
struct TrialWorkspace: Sendable {
  private let folder: SealedFolder
  private let key: FileKey

  /// - Parameter directory: The run's directory for checkpoints.
  init(in directory: URL, key: FileKey) throws {
    self.folder = SealedFolder(
      directory.appending(path: "trials", directoryHint: .isDirectory), key: key)
    self.key = key
    try DurableFile.makeDirectory(self.folder.url)
  }

  /// The directory, for what needs a place and is no secret.
  var directory: URL { self.folder.url }

  /// The tickets of the run.
  func tickets() throws -> TrialTickets { try TrialTickets(in: self.folder) }

  /// Keeps the files of an attempt.
  func keep(_ files: [String: Data], of id: TrialID) throws {
    let folder = self.artifact(of: id)
    try DurableFile.makeDirectory(folder.url)
    for (name, content) in files.sorted(by: { $0.key < $1.key }) {
      try folder.write(content, as: name)
    }
    try DurableFile.synchronize(self.folder.url)
  }

  /// A file that an attempt has handed in.
  func file(_ name: String, of id: TrialID) throws -> Data {
    try self.artifact(of: id).read(name)
  }

  private func artifact(of id: TrialID) -> SealedFolder {
    SealedFolder(
      self.folder.url.appending(
        path: "t\(id.number)-a\(id.attempt)", directoryHint: .isDirectory), key: self.key)
  }
}
