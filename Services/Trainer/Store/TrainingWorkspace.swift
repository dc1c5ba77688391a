package import FoundationEssentials
import StoreKit

/// The directory that a run works in until its model version is registered.
///
/// What is in it under its final name is complete: files are renamed into place.
package struct TrainingWorkspace: Sendable {
  /// The directory.
  let directory: URL

  /// Where the provider keeps its checkpoints.
  package var checkpointDirectory: URL {
    self.directory.appending(path: "checkpoints", directoryHint: .isDirectory)
  }

  /// Where the provider leaves the artefact.
  package var artifactDirectory: URL {
    self.directory.appending(path: "artifact", directoryHint: .isDirectory)
  }

  private var datasetFile: URL {
    self.directory.appending(path: "dataset.jsonl", directoryHint: .notDirectory)
  }

  private var resultFile: URL {
    self.directory.appending(path: "result.json", directoryHint: .notDirectory)
  }

  /// The records that a former attempt has read; nil when none has read them all, or when what it
  /// kept is damaged: they can be read again.
  func dataset() -> [TrainingRecord]? {
    guard let lines = try? Data(contentsOf: self.datasetFile) else { return nil }
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
    try DurableFile.write(lines, to: self.datasetFile)
  }

  /// What a former attempt measured when it finished training; nil when none has, or when what it
  /// kept is damaged: training gives it again.
  func result() -> TrainingResult? {
    guard let data = try? Data(contentsOf: self.resultFile) else { return nil }
    return try? JSONDecoder().decode(TrainingResult.self, from: data)
  }

  /// Keeps what training measured, once the artefact is durable.
  func save(_ result: TrainingResult) throws {
    for file in try ArtifactFile.files(in: self.artifactDirectory) {
      try DurableFile.synchronize(file.url)
    }
    try DurableFile.synchronize(self.artifactDirectory)
    try DurableFile.write(JSONEncoder().encode(result), to: self.resultFile)
  }

  /// Removes what an attempt that did not finish has left.
  func removeArtifact() throws {
    try DurableFile.remove(self.resultFile)
    try DurableFile.remove(self.artifactDirectory)
  }
}
