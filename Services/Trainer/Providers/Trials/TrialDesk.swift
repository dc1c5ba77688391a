import Crypto
package import FoundationEssentials
import Hexadecimal
import Synchronization

/// Deals with the processes that train: gives out what to train, and takes in what came of it.
///
/// Whatever is asked for is held against the ledger: a ticket is good for one attempt, for the first process that shows it,
/// as long as the attempt and its run go on. So a process that was given up, or started twice, changes nothing.
package final class TrialDesk: Sendable {
  /// A run that is being worked on.
  struct OpenRun: Sendable {
    let snapshotID: SnapshotID
    let parentDigest: String?
    let records: [TrainingRecord]
    let splitSeed: UInt64
    let workspace: TrialWorkspace
  }

  /// What a process is to train.
  package struct Order: Hashable, Sendable {
    package let id: TrialID
    package let task: TrialTask
    package let snapshotID: SnapshotID
    package let recordCount: Int
    package let splitSeed: UInt64
    package let parentDigest: String?
  }

  private struct State {
    var runs: [RunID: OpenRun] = [:]
    /// The files that are coming in, by their names.
    var files: [TrialID: [String: Data]] = [:]
  }

  /// The largest artefact that is taken.
  static let maximumBytes = 256 << 20
  /// The largest piece of a file.
  package static let pieceBytes = 128 << 10

  private let ledger: any TrialLedger
  private let time: Timekeeper
  private let state = Mutex(State())

  package init(ledger: any TrialLedger, time: Timekeeper) {
    self.ledger = ledger
    self.time = time
  }

  // MARK: - For whoever works on runs

  /// Lets the trials of a run fetch their data.
  func open(_ run: RunID, _ data: OpenRun) {
    self.state.withLock { $0.runs[run] = data }
  }

  /// Gives out nothing more of a run.
  func close(_ run: RunID) {
    self.state.withLock { state in
      state.runs[run] = nil
      state.files = state.files.filter { $0.key.run != run }
    }
  }

  // MARK: - For processes

  /// Gives out what to train.
  ///
  /// - Parameters:
  ///   - ticket: The attempt's.
  ///   - process: Names the process that asks.
  /// - Throws: `TrialError`.
  package func begin(_ ticket: String, by process: String) async throws -> Order {
    let trial = try await self.trial(ticket)
    let open = try self.open(trial.runID)
    let (id, now) = (trial.id, self.time.now())
    try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      try Self.check(trial, is: id)
      if trial.process == process { return [] }
      guard trial.process == nil else { throw TrialError.takenByAnother }
      trial.process = process
      // Its process is there: so it was started, whatever became of the answer that would have said so.
      trial.phase = .running
      trial.intendedAt = nil
      return [
        AuditNote(
          requester: .service, action: "trial.begin", objectID: "\(id)",
          reason: "given \(open.records.count) records of \(open.snapshotID)", at: now)
      ]
    }
    return Order(
      id: id, task: trial.task, snapshotID: open.snapshotID, recordCount: open.records.count,
      splitSeed: open.splitSeed, parentDigest: open.parentDigest)
  }

  /// The records to train on, in the snapshot's order.
  ///
  /// - Throws: `TrialError`.
  package func records(_ ticket: String, for process: String) async throws -> [TrainingRecord] {
    let trial = try await self.trial(ticket, of: process)
    return try self.open(trial.runID).records
  }

  /// Notes where a training stands.
  ///
  /// - Throws: `TrialError`.
  package func report(
    _ ticket: String, by process: String, _ progress: TrainingProgress
  ) async throws {
    let trial = try await self.trial(ticket, of: process)
    let id = trial.id
    try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      try Self.check(trial, is: id)
      trial.progress = progress
      return []
    }
  }

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
      var files = state.files[trial.id] ?? [:]
      let there = files[file]?.count ?? 0
      // What was lost with a former process of this service, or is sent again, is told by the count.
      guard offset == there else { return there }
      guard files.values.reduce(piece.count, { $0 + $1.count }) <= Self.maximumBytes else {
        throw TrialError.unusableFile(reason: "the model has more than \(Self.maximumBytes) bytes")
      }
      files[file, default: Data()].append(piece)
      state.files[trial.id] = files
      return there + piece.count
    }
  }

  /// Takes in what came of a trial. Handing it in again changes nothing.
  ///
  /// - Throws: `TrialError`.
  package func finish(
    _ ticket: String, by process: String, with result: TrialResult
  ) async throws {
    let trial = try await self.ledgerTrial(ticket)
    guard trial.process == process else { throw TrialError.takenByAnother }
    if trial.phase == .succeeded, trial.result == result { return }
    try Self.check(trial, is: trial.id)
    try self.check(result, of: trial)
    try self.keep(result, of: trial)
    let (id, now) = (trial.id, self.time.now())
    try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      try Self.check(trial, is: id)
      trial.phase = .succeeded
      trial.result = result
      trial.detail = ""
      return [Self.note(id, "a result", at: now)]
    }
    self.state.withLock { $0.files[id] = nil }
  }

  /// Takes in that a training does not work, and will not. Saying it again changes nothing.
  ///
  /// - Throws: `TrialError`.
  package func finish(_ ticket: String, by process: String, failed reason: String) async throws {
    let trial = try await self.ledgerTrial(ticket)
    guard trial.process == process else { throw TrialError.takenByAnother }
    let (id, now) = (trial.id, self.time.now())
    let words = String(reason.prefix(Self.reasonLength))
    if trial.phase == .failed, trial.detail == words { return }
    try await self.ledger.updateTrial(trial.number, of: trial.runID) { trial in
      try Self.check(trial, is: id)
      trial.phase = .failed
      trial.detail = words
      return [Self.note(id, "a failure", at: now)]
    }
    self.state.withLock { $0.files[id] = nil }
  }

  // MARK: - Details

  private static let reasonLength = 500

  private static func note(_ id: TrialID, _ what: String, at time: Date) -> AuditNote {
    AuditNote(
      requester: .service, action: "trial.finish", objectID: "\(id)", reason: what, at: time)
  }

  /// The trial of a ticket that is good for doing something.
  private func trial(_ ticket: String, of process: String? = nil) async throws -> TrialRecord {
    let trial = try await self.ledgerTrial(ticket)
    guard trial.isUnderWay else { throw TrialError.ticketVoid }
    if let process, trial.process != process { throw TrialError.takenByAnother }
    return trial
  }

  private func ledgerTrial(_ ticket: String) async throws -> TrialRecord {
    // Looked up by its digest: how long that takes tells nothing of the ticket.
    guard let trial = try await self.ledger.trial(withTicket: TrialTickets.digest(of: ticket))
    else { throw TrialError.ticketVoid }
    return trial
  }

  private static func check(_ trial: TrialRecord, is id: TrialID) throws(TrialError) {
    guard trial.id == id, trial.isUnderWay, trial.ticketDigest != nil else { throw .ticketVoid }
  }

  private func open(_ run: RunID) throws(TrialError) -> OpenRun {
    guard let open = self.state.withLock({ $0.runs[run] }) else { throw .runPauses }
    return open
  }

  private func check(_ result: TrialResult, of trial: TrialRecord) throws(TrialError) {
    guard result.metrics.isFinite else {
      throw .unusableResult(reason: "a loss is not a finite number")
    }
    if trial.task.isCandidate {
      guard result.metrics.bestValidationLoss != nil else {
        throw .unusableResult(reason: "there is no validation loss to compare by")
      }
      guard result.files.contains(where: { $0.name == ArtifactFile.manifestName }) else {
        throw .unusableResult(reason: "there is no \(ArtifactFile.manifestName)")
      }
    } else if result.heldOut == nil {
      throw .unusableResult(reason: "it says nothing of the source that was left out")
    }
  }

  /// Looks whether the files are what they are said to be, and makes them durable: before the result is.
  private func keep(_ result: TrialResult, of trial: TrialRecord) throws {
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
