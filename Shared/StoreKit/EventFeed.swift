/// Follows a store's outbox.
///
/// Each reader pulls at its own pace from the store, so a slow one costs no memory, and one that
/// has caught up sleeps until a commit wakes it.
public final class EventFeed: Sendable {
  private let store: Store

  /// Follows the outbox of `store`.
  public init(store: Store) {
    self.store = store
  }

  /// The events after `sequence`: first those that are kept, then new ones as they are committed.
  ///
  /// The sequence never ends by itself; it throws `CancellationError` when its task is cancelled.
  public func events(after sequence: UInt64) -> EventSequence {
    EventSequence(store: self.store, after: sequence)
  }
}

/// The events of one reader, in order and without omission.
public struct EventSequence: AsyncSequence, Sendable {
  public typealias Element = StoredEvent

  let store: Store
  let after: UInt64

  public func makeAsyncIterator() -> AsyncIterator {
    AsyncIterator(store: self.store, after: self.after)
  }

  /// Reads in batches.
  public struct AsyncIterator: AsyncIteratorProtocol {
    private static let batchSize = 256

    private let store: Store
    private var after: UInt64
    private var batch: ArraySlice<StoredEvent> = []

    init(store: Store, after: UInt64) {
      self.store = store
      self.after = after
    }

    public mutating func next() async throws -> StoredEvent? {
      try await self.next(isolation: nil)
    }

    public mutating func next(
      isolation actor: isolated (any Actor)?
    ) async throws -> StoredEvent? {
      while true {
        if let event = self.batch.popFirst() {
          self.after = event.sequence
          return event
        }
        let generation = self.store.outboxSignal.generation
        let after = self.after
        self.batch = try await self.store.read { db in
          try Outbox.events(after: after, limit: Self.batchSize, in: db)[...]
        }
        if self.batch.isEmpty {
          await self.store.outboxSignal.wait(past: generation)
          try Task.checkCancellation()
        }
      }
    }
  }
}
