import GRDB
import Synchronization

/// Sees which commits append to the outbox. Called on the writer's queue only.
final class OutboxObserver: TransactionObserver, Sendable {
  /// Advances after each such commit.
  let signal = CommitSignal()
  private let hasAppended = Mutex(false)

  func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool {
    if case .insert(tableName: "storekit_outbox") = eventKind { true } else { false }
  }

  func databaseDidChange(with event: DatabaseEvent) {
    self.hasAppended.withLock { $0 = true }
  }

  func databaseDidCommit(_ db: Database) {
    let mustSignal = self.hasAppended.withLock { hasAppended in
      defer { hasAppended = false }
      return hasAppended
    }
    if mustSignal { self.signal.advance() }
  }

  func databaseDidRollback(_ db: Database) {
    self.hasAppended.withLock { $0 = false }
  }
}
