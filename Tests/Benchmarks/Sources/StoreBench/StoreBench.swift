import BenchKit
import Foundation

/// Runs the cases in turn, round by round, so that a slow moment of the disk slows both sides of a ratio.
struct StoreBench {
  private let directory: URL
  private let rounds: Int
  private let seconds: Double
  private let auditRecords: Int

  init(_ arguments: Arguments) {
    self.directory = URL(filePath: arguments.text("directory"), directoryHint: .isDirectory)
    self.rounds = arguments.number("rounds", default: 5)
    self.seconds = arguments.number("seconds", default: 2)
    self.auditRecords = arguments.number("audit-records", default: 1_000_000)
  }

  func run() async throws -> StoreResults {
    var results = StoreResults()
    for round in 1...self.rounds {
      Self.report("round \(round) of \(self.rounds)")
      for insert in InsertCase.all {
        try await self.inFolder { folder in
          results.add(
            try await insert.commitsPerSecond(in: folder, seconds: self.seconds), to: insert.name)
        }
      }
      try await self.inFolder { folder in
        let reads = ReadCase(directory: folder, seconds: self.seconds)
        for (name, rate) in try await reads.recordsPerSecond() { results.add(rate, to: name) }
      }
    }
    Self.report("audit of \(self.auditRecords) records")
    try await self.inFolder { folder in
      let audit = AuditCase(directory: folder, records: self.auditRecords)
      for (name, rate) in try await audit.recordsPerSecond() { results.add(rate, to: name) }
    }
    return results
  }

  private func inFolder(_ body: (URL) async throws -> Void) async throws {
    let folder = self.directory.appending(path: UUID().uuidString, directoryHint: .isDirectory)
    defer { try? FileManager.default.removeItem(at: folder) }
    try await body(folder)
  }

  static func report(_ line: String) {
    FileHandle.standardError.write(Data("\(line)\n".utf8))
  }
}
