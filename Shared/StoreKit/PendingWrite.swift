import GRDB

/// A caller's write, waiting for its transaction.
struct PendingWrite: Sendable {
  /// Makes the changes. The result tells the caller that they are durable, once they are.
  let run: @Sendable (Database) throws -> @Sendable () -> Void
  /// Tells the caller that nothing was written.
  let fail: @Sendable (any Error) -> Void

  /// A write whose caller waits on `continuation`.
  init<T: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> T,
    continuation: CheckedContinuation<T, any Error>
  ) {
    self.run = { db in
      let value = try body(db)
      return { continuation.resume(returning: value) }
    }
    self.fail = { continuation.resume(throwing: $0) }
  }
}
