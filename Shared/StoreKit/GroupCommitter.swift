import GRDB
import Synchronization

/// Lets concurrent writes share one transaction, and so one synchronisation of the disk.
///
/// Writes queue up while a transaction is being committed; the next transaction takes all of them.
/// When one of them throws, all run again, each inside a savepoint. Nobody waits for company: a lone write is committed at once. The work
/// runs on the writer's dispatch queue and belongs to no task, so the cancellation of one caller
/// can neither abort the transaction nor leave a caller in doubt whether its write happened.
final class GroupCommitter: Sendable {
  private struct State {
    /// In order of arrival.
    var waiting: [PendingWrite] = []
    /// A group is being committed or about to be.
    var isBusy = false
    /// Set once the disk has failed or the store was closed; no write is accepted from then on.
    var refusal: StoreError?
    /// Set while there is no space.
    var shortage: StoreError?
    /// Those who wait until everything accepted is committed.
    var idleWaiters: [CheckedContinuation<Void, Never>] = []
    var statistics = CommitStatistics()
  }

  /// Advances when the disk has failed.
  let failureSignal = CommitSignal()
  /// Told how transactions end.
  let followers = TransactionFollowers()

  private let state = Mutex(State())
  private let pool: DatabasePool
  private let maximumGroup: Int
  private let path: String

  /// Commits to `pool`, at most `maximumGroup` writes at a time; errors name `path`.
  init(pool: DatabasePool, maximumGroup: Int, path: String) {
    self.pool = pool
    self.maximumGroup = maximumGroup
    self.path = path
  }

  var statistics: CommitStatistics {
    self.state.withLock { $0.statistics }
  }

  /// Why writes are refused; `nil` while they are not.
  var refusal: StoreError? {
    self.state.withLock { $0.refusal }
  }

  /// That the last write found no space.
  var shortage: StoreError? {
    self.state.withLock { $0.shortage }
  }

  /// How many writes are waiting for their transaction to begin.
  var waitingWrites: Int {
    self.state.withLock { $0.waiting.count }
  }

  /// Refuses every further write, and returns once those that were accepted have ended.
  func close() async {
    await withCheckedContinuation { continuation in
      let isIdle = self.state.withLock { state in
        state.refusal = state.refusal ?? .closed(path: self.path)
        if state.isBusy { state.idleWaiters.append(continuation) }
        return !state.isBusy
      }
      if isIdle { continuation.resume() }
    }
  }

  /// Runs `body` and returns after its changes are durable.
  func write<T: Sendable>(_ body: @escaping @Sendable (Database) throws -> T) async throws -> T {
    try await withCheckedThrowingContinuation { continuation in
      self.enqueue(PendingWrite(body, continuation: continuation))
    }
  }

  private func enqueue(_ write: PendingWrite) {
    let (refusal, mustSchedule) = self.state.withLock { state -> (StoreError?, Bool) in
      if let refusal = state.refusal { return (refusal, false) }
      state.waiting.append(write)
      defer { state.isBusy = true }
      return (nil, !state.isBusy)
    }
    if let refusal {
      write.fail(refusal)
    } else if mustSchedule {
      self.schedule()
    }
  }

  private func schedule() {
    self.pool.asyncWriteWithoutTransaction { db in
      self.commitNextGroup(in: db)
    }
  }

  private func commitNextGroup(in db: Database) {
    let (group, refusal) = self.state.withLock { state in
      let group = Array(state.waiting.prefix(self.maximumGroup))
      state.waiting.removeFirst(group.count)
      // A closed store still commits what it had accepted; a failed disk does not get more.
      if case .failed? = state.refusal { return (group, state.refusal) }
      return (group, nil)
    }
    if let refusal {
      for write in group { write.fail(refusal) }
    } else {
      self.commit(group, in: db)
    }
    self.finishGroup()
  }

  private func finishGroup() {
    let (hasMore, idleWaiters) = self.state.withLock { state in
      state.isBusy = !state.waiting.isEmpty
      guard !state.isBusy else { return (true, [CheckedContinuation<Void, Never>]()) }
      defer { state.idleWaiters = [] }
      return (false, state.idleWaiters)
    }
    if hasMore { self.schedule() }
    for waiter in idleWaiters { waiter.resume() }
  }

  /// Commits a group, and tells each caller how it went.
  private func commit(_ group: [PendingWrite], in db: Database) {
    do {
      for acknowledge in try self.transactTogether(group, in: db) { acknowledge() }
    } catch {
      self.followers.didRollBack()
      if let failure = self.classify(error) {
        self.fail(group, failure)
      } else if group.count == 1 {
        self.fail(group, error)
      } else {
        self.commitApart(group, in: db)
      }
    }
  }

  /// Commits a group of which one write spoilt the transaction: each in a savepoint of its own.
  private func commitApart(_ group: [PendingWrite], in db: Database) {
    do {
      let outcomes = try self.transactApart(group, in: db)
      for (write, outcome) in zip(group, outcomes) {
        switch outcome {
        case .success(let acknowledge): acknowledge()
        case .failure(let error): write.fail(error)
        }
      }
    } catch {
      self.followers.didRollBack()
      if let failure = self.classify(error) {
        self.fail(group, failure)
      } else {
        // What spoils the transaction only on commit, such as a deferred constraint, no savepoint
        // keeps apart. Alone, each gets what it deserves.
        for write in group { self.commit([write], in: db) }
      }
    }
  }

  private func fail(_ group: [PendingWrite], _ error: any Error) {
    self.state.withLock { $0.statistics.failures += UInt64(group.count) }
    for write in group { write.fail(error) }
  }

  /// Runs the writes one after the other in one transaction. Throws when any of them does, after the
  /// transaction was rolled back.
  ///
  /// Savepoints would cost more than most writes: two statements, and a copy of every page that is
  /// changed after one.
  private func transactTogether(
    _ group: [PendingWrite], in db: Database
  ) throws -> [@Sendable () -> Void] {
    var acknowledgements: [@Sendable () -> Void] = []
    acknowledgements.reserveCapacity(group.count)
    try db.inTransaction(.immediate) {
      for write in group { acknowledgements.append(try write.run(db)) }
      return .commit
    }
    self.followers.didCommit()
    self.record(succeeded: group.count, failed: 0)
    return acknowledgements
  }

  /// Runs each write in a savepoint of one transaction. Throws when the transaction as a whole was
  /// rolled back.
  private func transactApart(
    _ group: [PendingWrite], in db: Database
  ) throws -> [Result<@Sendable () -> Void, any Error>] {
    var outcomes: [Result<@Sendable () -> Void, any Error>] = []
    var succeeded = 0
    try db.inTransaction(.immediate) {
      for write in group { outcomes.append(try self.outcome(of: write, in: db)) }
      succeeded = outcomes.count { if case .success = $0 { true } else { false } }
      // Without a success there is nothing to make durable.
      return succeeded > 0 ? .commit : .rollback
    }
    if succeeded > 0 { self.followers.didCommit() } else { self.followers.didRollBack() }
    self.record(succeeded: succeeded, failed: group.count - succeeded)
    return outcomes
  }

  private func outcome(
    of write: PendingWrite, in db: Database
  ) throws -> Result<@Sendable () -> Void, any Error> {
    do {
      var acknowledge: (@Sendable () -> Void)?
      try db.inSavepoint {
        acknowledge = try write.run(db)
        return .commit
      }
      guard let acknowledge else {
        preconditionFailure("a savepoint that commits has run its body")
      }
      return .success(acknowledge)
    } catch {
      // Some errors (no space, I/O) make SQLite roll back the whole transaction by itself.
      guard db.isInsideTransaction, self.classify(error) == nil else { throw error }
      self.followers.didRollBack()
      return .failure(error)
    }
  }

  private func record(succeeded: Int, failed: Int) {
    self.state.withLock { state in
      state.statistics.writes += UInt64(succeeded)
      state.statistics.failures += UInt64(failed)
      if succeeded > 0 {
        state.statistics.transactions += 1
        state.shortage = nil
        state.statistics.largestGroup = max(state.statistics.largestGroup, succeeded)
      }
    }
  }

  /// The store's error when the disk, not the caller, is at fault; `nil` otherwise.
  private func classify(_ error: any Error) -> StoreError? {
    guard let error = error as? DatabaseError else { return nil }
    switch error.resultCode {
    case .SQLITE_FULL:
      let shortage = StoreError.full(path: self.path)
      self.state.withLock { $0.shortage = shortage }
      return shortage
    case .SQLITE_BUSY:
      return .busy(path: self.path)
    case .SQLITE_IOERR, .SQLITE_CORRUPT, .SQLITE_NOTADB:
      let failure = StoreError.failed(
        path: self.path, reason: "\(error.extendedResultCode) \(error.message ?? "")")
      self.state.withLock { $0.refusal = failure }
      self.failureSignal.advance()
      return failure
    default:
      return nil
    }
  }
}
