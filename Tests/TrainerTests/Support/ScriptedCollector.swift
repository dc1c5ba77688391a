import Synchronization

@testable import Trainer

/// A Collector whose content and moods a test decides on.
final class ScriptedCollector: DatasetSource {
  struct State {
    var recordCount = 12
    var recordsSent: Int?
    /// A record that is sent with another answer than it was frozen with.
    var alteredRecord: Int?
    var statistics = CollectionStatistics(
      afterIngestSequence: 0, qualified: 12, newQualified: 12, newAverageQuality: 0.9,
      qualityThreshold: 0.8)
    /// Thrown by the next calls, one each.
    var failures: [PeerError] = []
    /// Thrown by every call while it is set.
    var outage: PeerError?
    var snapshotsTaken = 0
    /// Thrown by every reading of a snapshot while it is set.
    var readFailure: PeerError?
    /// The snapshots that were asked for by their ids.
    var snapshotsAsked: [SnapshotID] = []
    var reads = 0
    /// The positions from which changes were followed.
    var watchedAfter: [UInt64] = []
  }

  let state = Mutex(State())
  let crash: Mutex<CrashSchedule>

  init(crash: CrashSchedule = CrashSchedule()) { self.crash = Mutex(crash) }

  private func pass() throws { try self.crash.withLock { $0 }.pass() }

  private func fail() throws {
    let failure = self.state.withLock { state in
      state.outage ?? (state.failures.isEmpty ? nil : state.failures.removeFirst())
    }
    if let failure { throw failure }
  }

  func statistics(after sequence: UInt64) async throws -> CollectionStatistics {
    try self.fail()
    var statistics = self.state.withLock { $0.statistics }
    statistics.afterIngestSequence = sequence
    return statistics
  }

  func takeSnapshot() async throws -> DatasetSnapshot {
    try self.pass()
    try self.fail()
    let count = self.state.withLock { state in
      state.snapshotsTaken += 1
      return state.recordCount
    }
    try self.pass()
    return DatasetSnapshot(
      id: try Self.snapshotID(count), recordCount: count, lastIngestSequence: 40)
  }

  /// Knows the snapshots of up to thirty records, and the one that it takes.
  func snapshot(_ id: SnapshotID) async throws -> DatasetSnapshot {
    try self.pass()
    try self.fail()
    self.state.withLock { $0.snapshotsAsked.append(id) }
    guard let count = try self.recordCount(of: id) else {
      throw PeerError.refused(.collector, detail: "there is no snapshot with this id")
    }
    return DatasetSnapshot(id: id, recordCount: count, lastIngestSequence: 40)
  }

  private func recordCount(of snapshot: SnapshotID) throws -> Int? {
    // The newest first: it is the one that is read most.
    let newest = self.state.withLock { $0.recordCount }
    if try Self.snapshotID(newest) == snapshot { return newest }
    return try (0...30).first { try Self.snapshotID($0) == snapshot }
  }

  func read(
    _ snapshot: SnapshotID, receive: @Sendable ([TrainingRecord]) async throws -> Void
  ) async throws {
    try self.pass()
    let (sent, altered, failure) = self.state.withLock { state in
      state.reads += 1
      return (state.recordsSent, state.alteredRecord, state.readFailure)
    }
    if let failure { throw failure }
    let count = try sent ?? self.recordCount(of: snapshot) ?? 0
    for start in stride(from: 0, to: count, by: 5) {
      try self.fail()
      try await receive(
        (start..<min(start + 5, count)).map { number in
          var record = Self.record(number)
          if number == altered { record.messages[1].content = "something else" }
          return record
        })
      try self.pass()
    }
  }

  func watch(after position: UInt64, onChange: @Sendable (UInt64) -> Void) async throws {
    self.state.withLock { $0.watchedAfter.append(position) }
    onChange(position + 1)
    try self.fail()
  }

  /// The id of a snapshot of so many records.
  static func snapshotID(_ count: Int) throws -> SnapshotID {
    try SnapshotID(of: (0..<count).map(Self.record))
  }

  static func record(_ number: Int) -> TrainingRecord {
    TrainingRecord(
      recordID: "r\(number)", group: "g\(number / 2)", category: "appointment",
      messages: [
        TrainingRecord.Message(role: "user", content: "question \(number)\nsecond line"),
        TrainingRecord.Message(role: "assistant", content: "answer \(number)"),
      ], quality: number.isMultiple(of: 2) ? 0.8 : 1, isCorrected: false)
  }
}
