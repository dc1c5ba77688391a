import FoundationEssentials
import ServiceKit
import StoreKit
import Synchronization

/// Begins backups and makes them, one at a time.
final class BackupDesk: Sendable {
  /// A backup that is not complete.
  struct Attempt: Hashable, Sendable {
    let id: BackupID
    let startedAt: Date
    let caller: Caller
    /// Why it failed; nil while it is made.
    var failure: String?
  }

  private let shelf: BackupShelf
  private let store: Store
  private let attempt = Mutex<Attempt?>(nil)
  private let now: @Sendable () -> Date

  init(shelf: BackupShelf, store: Store, now: @escaping @Sendable () -> Date) {
    self.shelf = shelf
    self.store = store
    self.now = now
  }

  /// The backup that is being made, or that failed last.
  var current: Attempt? { self.attempt.withLock { $0 } }

  /// The complete ones, newest first, with where they are.
  func backups() throws -> [(manifest: BackupManifest, path: String)] {
    try self.shelf.backups().map { ($0, self.shelf.place(of: $0.id).path()) }
  }

  /// Begins a backup, which is in the audit trail when this returns.
  ///
  /// - Throws: `BackupError.alreadyRunning`.
  func begin(for caller: Caller) async throws -> Attempt {
    let attempt = Attempt(id: self.shelf.nextID(), startedAt: self.now(), caller: caller)
    let running = self.attempt.withLock { current -> BackupID? in
      if let current, current.failure == nil { return current.id }
      current = attempt
      return nil
    }
    if let running { throw BackupError.alreadyRunning(id: running.rawValue) }
    do {
      try await self.note(attempt, .attempted)
    } catch {
      self.attempt.withLock { $0 = nil }
      throw error
    }
    return attempt
  }

  /// Makes the backup that was begun.
  func make() async throws {
    guard var attempt = self.current, attempt.failure == nil else { return }
    do {
      let manifest = try await self.shelf.make(attempt.id)
      try await self.note(attempt, .succeeded, "\(manifest.bytes) bytes")
      self.attempt.withLock { $0 = nil }
    } catch {
      attempt.failure = "\(error)"
      let failed = attempt
      self.attempt.withLock { $0 = failed }
      try? await self.note(attempt, .failed, "see the log of the service")
      throw error
    }
  }

  private func note(
    _ attempt: Attempt, _ outcome: AuditRecord.Outcome, _ reason: String = ""
  ) async throws {
    let time = self.now()
    try await self.store.write { db in
      try AuditLog.append(
        AuditRecord(
          actor: attempt.caller.actor, roles: attempt.caller.roles, action: "backup.create",
          objectID: attempt.id.rawValue, outcome: outcome, reason: reason,
          requestID: attempt.caller.requestID, occurredAt: time),
        in: db)
    }
  }
}
