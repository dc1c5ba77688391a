import Crypto
package import FoundationEssentials
import Hexadecimal
import Synchronization

extension TrialDesk {
  /// Takes a piece of a file.
  ///
  /// - Returns: How much of the file is there; the piece was taken if it began at what was there before.
  /// - Throws: `TrialError`.
  package func put(
    _ piece: Data, of file: String, at offset: Int, _ ticket: String, by process: String
  ) async throws -> Int {
    let trial = try await self.trial(ticket, of: process)
    guard Self.isName(file) else {
      throw TrialError.unusableFile(
        reason: "its name is not one of letters, digits, dots and hyphens")
    }
    guard piece.count <= Self.pieceBytes else {
      throw TrialError.unusableFile(reason: "a piece has more than \(Self.pieceBytes) bytes")
    }
    guard trial.task.isCandidate else {
      throw TrialError.unusableFile(reason: "this trial hands in no model")
    }
    _ = try self.open(trial.runID)
    return try self.state.withLock { state in
      let files = state.files[trial.id]?.mapValues(\.count) ?? [:]
      let there = files[file] ?? 0
      // What was lost with a former process of this service, or is sent again, is told by the count.
      guard offset == there else { return there }
      guard files.values.reduce(piece.count, +) <= Self.maximumBytes else {
        throw TrialError.unusableFile(reason: "the model has more than \(Self.maximumBytes) bytes")
      }
      // In its place: what is there may be long, and pieces are many.
      state.files[trial.id, default: [:]][file, default: Data()].append(piece)
      return there + piece.count
    }
  }

  /// Looks whether the files are what they are said to be, and makes them durable: before the result is.
  func keep(_ result: TrialResult, of trial: TrialRecord) throws {
    guard !result.files.isEmpty else { return }
    let open = try self.open(trial.runID)
    let there = self.state.withLock { $0.files[trial.id] ?? [:] }
    var files: [String: Data] = [:]
    for file in result.files {
      guard let content = there[file.name], content.count == file.bytes,
        SHA256.hash(data: content).hexadecimal == file.sha256
      else {
        // Sent again from its beginning: what is there may be damaged.
        self.state.withLock { $0.files[trial.id]?[file.name] = nil }
        throw TrialError.incompleteFiles(name: file.name)
      }
      files[file.name] = content
    }
    try open.workspace.keep(files, of: trial.id)
  }

  private static func isName(_ name: String) -> Bool {
    (1...64).contains(name.utf8.count) && !name.hasPrefix(".")
      && name.utf8.allSatisfy { byte in
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
          || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
          || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
          || [UInt8(ascii: "."), UInt8(ascii: "-"), UInt8(ascii: "_")].contains(byte)
      }
  }
}
