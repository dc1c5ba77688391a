package import FoundationEssentials

/// What a run writes at the end of each epoch, and goes on from after its process was killed.
///
/// Two files: the arrays under a name with their epoch, then `checkpoint.json`, which names them with
/// their digest and is replaced in one step. Whatever instant the process dies at, the last complete
/// checkpoint is found.
package struct TrainingCheckpoint {
  /// `checkpoint.json`.
  private struct Header: Codable {
    var fingerprint: String
    var standing: TrainingRun.Standing
    var arrays: String
    var sha256: String
  }

  private static let headerName = "checkpoint.json"
  private static let currentPrefix = "current."
  private static let bestPrefix = "best."

  private let directory: URL
  /// Binds a checkpoint to data, parameters, seed and method; another run's is not used.
  private let fingerprint: String

  package init(directory: URL, fingerprint: String) {
    self.directory = directory
    self.fingerprint = fingerprint
  }

  /// Writes the state of a run.
  package func save(_ run: TrainingRun) throws(ModelTrainingError) {
    var arrays = SafeTensors()
    for (name, values) in run.state {
      arrays.set(Self.currentPrefix + name, values, shape: [values.count])
    }
    // The best state is the current one, unless an epoch since was worse.
    if run.standing.bestEpoch != run.standing.epochsDone {
      for (name, values) in run.bestState {
        arrays.set(Self.bestPrefix + name, values, shape: [values.count])
      }
    }
    let bytes = arrays.encoded()
    let name = "epoch-\(run.standing.epochsDone).safetensors"
    let header = Header(
      fingerprint: self.fingerprint, standing: run.standing, arrays: name,
      sha256: ContentDigest.hex(bytes))
    do {
      try DurableDirectory.replaceFile(self.directory.appending(path: name), with: bytes)
      try DurableDirectory.replaceFile(
        self.directory.appending(path: Self.headerName),
        with: [UInt8](JSONEncoder().encode(header)))
    } catch let failure as DurableDirectory.Failure {
      throw .checkpointUnusable(path: failure.path, reason: failure.reason)
    } catch {
      throw .checkpointUnusable(path: self.directory.path, reason: "\(error)")
    }
    try? FileManager.default.removeItem(
      at: self.directory.appending(path: "epoch-\(run.standing.epochsDone - 1).safetensors"))
  }

  /// Puts a run where its last complete checkpoint left it; `false` when there is none of this run.
  package func restore(_ run: TrainingRun) -> Bool {
    guard let json = try? Data(contentsOf: self.directory.appending(path: Self.headerName)),
      let header = try? JSONDecoder().decode(Header.self, from: json),
      header.fingerprint == self.fingerprint, !header.arrays.contains("/"),
      let bytes = try? Data(contentsOf: self.directory.appending(path: header.arrays)),
      ContentDigest.hex(bytes) == header.sha256,
      let arrays = try? SafeTensors(decoding: bytes)
    else { return false }
    var current: [String: [Float]] = [:]
    var best: [String: [Float]] = [:]
    for name in arrays.tensors.keys {
      guard let values = try? arrays.floats(name) else { return false }
      if name.hasPrefix(Self.currentPrefix) {
        current[String(name.dropFirst(Self.currentPrefix.count))] = values
      } else {
        best[String(name.dropFirst(Self.bestPrefix.count))] = values
      }
    }
    run.restore(header.standing, state: current, bestState: best.isEmpty ? current : best)
    return true
  }

  /// Removes the checkpoint of a finished run.
  package func remove() {
    try? FileManager.default.removeItem(at: self.directory)
  }
}
