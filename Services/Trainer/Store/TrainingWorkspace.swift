package import FoundationEssentials
import StoreKit

/// The directory that a run works in until its model version is registered.
///
/// What is in it under its final name is complete: files are renamed into place.
package struct TrainingWorkspace: Sendable {
  /// The directory; what people said is sealed in it.
  private let folder: SealedFolder
  /// What the provider has made.
  let artifact: SealedFolder

  init(directory: URL, key: FileKey) {
    self.folder = SealedFolder(directory, key: key)
    self.artifact = SealedFolder(
      directory.appending(path: "artifact", directoryHint: .isDirectory), key: key)
  }

  /// The directory.
  var directory: URL { self.folder.url }

  /// Where the provider keeps its checkpoints.
  package var checkpointDirectory: URL {
    self.directory.appending(path: "checkpoints", directoryHint: .isDirectory)
  }

  private static let datasetName = "dataset.jsonl"
  private var resultFile: URL { self.folder.place(of: "result.json") }

  /// The records that a former attempt has read; nil when none has read them all, or when what it
  /// kept is damaged: they can be read again.
  func dataset() -> [TrainingRecord]? {
    guard let lines = try? self.folder.read(Self.datasetName) else { return nil }
    let decoder = JSONDecoder()
    return try? lines.split(separator: UInt8(ascii: "\n"))
      .map { line in try decoder.decode(TrainingRecord.self, from: Data(line)) }
  }

  /// Keeps records for later attempts.
  func saveDataset(_ records: [TrainingRecord]) throws {
    var lines = Data()
    for record in records {
      lines.append(try record.canonicalBytes())
      lines.append(UInt8(ascii: "\n"))
    }
    try self.folder.write(lines, as: Self.datasetName)
  }

  /// What a former attempt measured when it finished training; nil when none has, or when what it
  /// kept is damaged: training gives it again.
  func result() -> TrainingResult? {
    guard let data = try? Data(contentsOf: self.resultFile) else { return nil }
    return try? JSONDecoder().decode(TrainingResult.self, from: data)
  }

  /// Keeps the artefact that training gave.
  func keep(_ parts: [ArtifactPart]) throws {
    try DurableFile.makeDirectory(self.artifact.url)
    for part in parts { try self.artifact.write(part.content, as: part.name) }
  }

  /// Keeps what training measured; after the artefact.
  func save(_ result: TrainingResult) throws {
    try DurableFile.write(JSONEncoder().encode(result), to: self.resultFile)
  }

  /// Removes what an attempt that did not finish has left.
  func removeArtifact() throws {
    try DurableFile.remove(self.resultFile)
    try DurableFile.remove(self.artifact.url)
  }
}
