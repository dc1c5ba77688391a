import FoundationEssentials

/// What a command saved while it trained: a directory `checkpoint-<step>`.
struct Checkpoint: Hashable, Sendable {
  let directory: URL
  let step: Int

  private static let prefix = "checkpoint-"

  /// The checkpoints in a directory, by their steps.
  static func all(in directory: URL) -> [Checkpoint] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.nativePath)) ?? []
    return names.compactMap { name -> Checkpoint? in
      guard name.hasPrefix(Self.prefix), let step = Int(name.dropFirst(Self.prefix.count)) else {
        return nil
      }
      return Checkpoint(
        directory: directory.appending(path: name, directoryHint: .isDirectory), step: step)
    }.sorted { $0.step < $1.step }
  }

  /// The one to go on from: the newest whose trainer has written down where it stood; where none has,
  /// the newest.
  static func newest(in directory: URL) -> Checkpoint? {
    let all = Self.all(in: directory)
    return all.last { $0.hasState } ?? all.last
  }

  /// The checkpoints, the best first: the one that the trainer itself found best, then by their
  /// validation loss, then the newest.
  static func byMerit(in directory: URL) -> [Checkpoint] {
    let all = Self.all(in: directory)
    let named = all.reversed().lazy.compactMap(\.bestName).first
    return all.sorted { left, right in
      let isNamed = (
        left.directory.lastPathComponent == named, right.directory.lastPathComponent == named
      )
      if isNamed.0 != isNamed.1 { return isNamed.0 }
      let losses = (left.validationLoss ?? .infinity, right.validationLoss ?? .infinity)
      return losses.0 == losses.1 ? left.step > right.step : losses.0 < losses.1
    }
  }

  private var hasState: Bool { self.state != nil }

  private var state: Literal? {
    let path = self.directory.appending(path: TrainerStateReader.fileName).nativePath
    guard let file = try? FileTail(path), file.bytes <= 64 << 20 else { return nil }
    return try? LiteralParser.parse(
      file.read(from: 0, atMost: Int(file.bytes)), as: .pythonJSON)
  }

  private var bestName: String? {
    self.state?["best_model_checkpoint"]?.string.map { URL(filePath: $0).lastPathComponent }
  }

  /// The last validation loss that was measured at this step.
  private var validationLoss: Double? {
    let rows = self.state?["log_history"]?.items ?? []
    return rows.last { row in
      row["step"]?.number == Double(self.step) && row["eval_loss"]?.number?.isFinite == true
    }?["eval_loss"]?.number
  }
}
