import Foundation
import ServiceKit
import StoreKit

/// Erases. The transaction that destroys the keys is the point of no return: all that follows is done again
/// until it is done.
struct ErasureDesk: Sendable {
  let journal: ErasureJournal
  let shelf: BackupShelf
  let service: ServiceName
  let signer: SigningKey
  let now: @Sendable () -> Date

  /// What was erased, with its receipt.
  struct Outcome: Sendable {
    let record: ErasureRecord
    let receiptJSON: String
  }

  /// How often the log is tried to be emptied while somebody reads.
  private static let logAttempts = 5

  /// Erases whoever the request names; nil when nothing is known of them.
  func erase(
    _ request: ErasureRequest, reason: String, for caller: Caller
  ) async throws -> Outcome? {
    let id = "erasure-\(UUID().uuidString.lowercased())"
    let beginning = try await self.journal.eraser.undisturbed {
      try await self.journal.begin(
        request, id: id, reason: reason, for: caller, at: self.now())
    }
    switch beginning {
    case .unknown: return nil
    case .finished(let receipt, let record): return Outcome(record: record, receiptJSON: receipt)
    case .begun(let record):
      return Outcome(record: record, receiptJSON: try await self.finish(record))
    }
  }

  /// Finishes what a crash has interrupted, in this store or in one that was restored from before an erasure.
  ///
  /// - Returns: How many erasures were finished, and how many rows of erased subjects there were.
  func finishAll() async throws -> (erasures: Int, remains: Int) {
    let remains = try await self.journal.removeRemains()
    if remains > 0 { try await self.emptyLog() }
    let records = try await self.journal.unfinished()
    for record in records { _ = try await self.finish(record) }
    try await self.shelf.applyErasures()
    return (records.count, remains)
  }

  private func finish(_ record: ErasureRecord) async throws -> String {
    try await self.journal.eraser.settle(record.facts, requestedBy: record.requestedBy)
    try await self.emptyLog()
    let sweep = try await self.shelf.applyErasures()
    let (service, signer, now) = (self.service, self.signer, self.now())
    return try await self.journal.finish(record, at: now) { head in
      try ErasureReceipt(
        record, service: service, finishedAt: now, sweep: sweep, auditSequence: head.sequence,
        auditHash: head.hash
      ).signed(by: signer)
    }
  }

  /// The log has the rows as they were. Emptying it waits for readers, and a reader may be slow.
  private func emptyLog() async throws {
    for attempt in 1... {
      do {
        return try await self.journal.keys.store.truncateLog()
      } catch  where attempt < Self.logAttempts {
        try await Task.sleep(for: .milliseconds(100 * attempt))
      }
    }
  }
}
