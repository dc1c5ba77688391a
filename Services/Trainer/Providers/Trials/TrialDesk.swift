import FoundationEssentials
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

  struct State {
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
  let state = Mutex(State())

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
  func trial(_ ticket: String, of process: String? = nil) async throws -> TrialRecord {
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

  func open(_ run: RunID) throws(TrialError) -> OpenRun {
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
}
