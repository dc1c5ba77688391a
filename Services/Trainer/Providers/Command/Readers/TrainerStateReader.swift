import FoundationEssentials

/// Reads `trainer_state.json` of the Hugging Face trainer: in the newest `checkpoint-<step>` below a
/// directory, and in the directory itself, where it is at the end.
///
/// The file may be half written when it is read; it is then read again at the next look.
struct TrainerStateReader: FileReader {
  /// A longer one is not read.
  private static let maximumBytes = 64 << 20
  static let fileName = "trainer_state.json"

  private let directory: URL
  private let map: ProgressMap
  private var lastStep = 0
  private var lastStamp: String?
  /// The checkpoint that the command itself found best, as it wrote it.
  private(set) var bestCheckpoint: String?

  init(directory: URL, map: ProgressMap) {
    self.directory = directory
    self.map = map
  }

  mutating func observations() -> [ProgressObservation] {
    guard let file = self.newestFile(), let tail = try? FileTail(file.nativePath) else { return [] }
    // Nothing is parsed twice that did not change.
    let stamp = "\(file.nativePath) \(tail.bytes) \(tail.modifiedNanoseconds)"
    guard stamp != self.lastStamp, tail.bytes <= UInt64(Self.maximumBytes) else { return [] }
    let bytes = tail.read(from: 0, atMost: Self.maximumBytes)
    guard let state = try? LiteralParser.parse(bytes, as: .pythonJSON),
      let history = state["log_history"]?.items
    else { return [] }
    self.lastStamp = stamp
    self.bestCheckpoint = state["best_model_checkpoint"]?.string ?? self.bestCheckpoint
    let total = state["max_steps"]?.number
    let rows = history.compactMap { row -> ProgressObservation? in
      guard let step = row["step"]?.number, step.isFinite, Int(step) > self.lastStep else {
        return nil
      }
      var observation = self.map.observation { row[$0]?.number }
      observation?[.step] = step
      if let total, total > 0 { observation?[.totalSteps] = total }
      return observation
    }
    self.lastStep = max(self.lastStep, rows.compactMap { $0.count(.step) }.max() ?? 0)
    return rows
  }

  private func newestFile() -> URL? {
    let own = self.directory.appending(path: Self.fileName)
    if FileManager.default.fileExists(atPath: own.nativePath) { return own }
    return Checkpoint.all(in: self.directory).last { checkpoint in
      FileManager.default.fileExists(
        atPath: checkpoint.directory.appending(path: Self.fileName).nativePath)
    }?.directory.appending(path: Self.fileName)
  }
}
