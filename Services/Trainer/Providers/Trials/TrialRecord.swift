package import FoundationEssentials

/// What is known of a trial. What is about to be done about it is noted before.
package struct TrialRecord: Hashable, Sendable {
  /// Where a trial stands.
  ///
  ///     waiting -> starting -> running -> succeeded, failed
  ///        ^__________|___________|
  package enum Phase: String, Hashable, Sendable, CaseIterable {
    /// No attempt is under way.
    case waiting
    /// An attempt is about to be started; whether it was is not known.
    case starting
    /// An attempt is under way.
    case running
    /// Final: there is a result.
    case succeeded
    /// Final: there is none, and will be none.
    case failed

    /// Whether a trial in this phase never leaves it.
    package var isFinal: Bool { self == .succeeded || self == .failed }
  }

  /// The run.
  package let runID: RunID
  /// The trial in it, from 1.
  package let number: Int
  /// What it is to train.
  package let task: TrialTask
  /// Where it stands.
  package internal(set) var phase: Phase
  /// The attempt that is, or was last, under way; 0 before the first.
  package internal(set) var attempt: Int
  /// SHA-256 in hex of the ticket of this attempt; nil when there is no good ticket.
  package internal(set) var ticketDigest: String?
  /// The process that has begun this attempt; nil while none has.
  package internal(set) var process: String?
  /// Attempts that ended without a result, of themselves.
  package internal(set) var failures: Int
  /// When the start of this attempt was last about to be asked for without an answer since; nil when it was answered.
  package internal(set) var intendedAt: Date?
  /// Where the training stands; nil before it said so.
  package internal(set) var progress: TrainingProgress?
  /// Nil until it succeeded.
  package internal(set) var result: TrialResult?
  /// Why it stands where it stands; empty when there is nothing to say.
  package internal(set) var detail: String

  /// A trial that nothing has been done for.
  package init(runID: RunID, number: Int, task: TrialTask) {
    self.runID = runID
    self.number = number
    self.task = task
    self.phase = .waiting
    self.attempt = 0
    self.failures = 0
    self.detail = ""
  }

  /// Names the attempt that is, or was last, under way.
  package var id: TrialID { TrialID(run: self.runID, number: self.number, attempt: self.attempt) }

  /// All attempts there have been.
  package var attempts: [TrialID] {
    self.attempt < 1
      ? []
      : (1...self.attempt).map { TrialID(run: self.runID, number: self.number, attempt: $0) }
  }

  /// Whether an attempt is, or may be, under way.
  package var isUnderWay: Bool { self.phase == .starting || self.phase == .running }

  /// Begins a new attempt: its ticket is good from now on, and no other.
  mutating func intend(ticketDigest: (TrialID) -> String, at time: Date) {
    self.attempt += 1
    self.phase = .starting
    self.ticketDigest = ticketDigest(self.id)
    self.process = nil
    self.progress = nil
    self.intendedAt = time
  }

  /// Takes in that an attempt has ended without a result.
  ///
  /// - Parameters:
  ///   - reason: How it ended; nil when it was ended for no fault of its own, which does not count.
  ///   - limit: Attempts that may end without a result.
  mutating func close(reason: String?, limit: Int) {
    self.ticketDigest = nil
    self.process = nil
    self.progress = nil
    self.intendedAt = nil
    if let reason {
      self.failures += 1
      self.detail = reason
    }
    self.phase = self.failures >= limit ? .failed : .waiting
  }
}
