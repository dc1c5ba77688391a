public import FoundationEssentials
public import GRDB
import RPCCore

/// The database of one service: one process, one pool, one writer.
///
/// A write that returned has survived both the death of the process and the loss of power: the log
/// is synchronised on every commit. Since that costs milliseconds, concurrent writes share commits.
public final class Store: Sendable {
  /// What the store was opened with.
  public let configuration: StoreConfiguration
  /// The settings that were in force when the store was opened.
  public let durability: DurabilityReport

  private let lock: StoreLock
  private let pool: DatabasePool
  private let committer: GroupCommitter
  private let outboxObserver: OutboxObserver

  /// Opens the store, making or upgrading it as needed.
  ///
  /// Fails when another process owns it, when a newer program has written it, and when its settings
  /// would not be durable.
  public convenience init(
    _ configuration: StoreConfiguration, migrations: [StoreMigration]
  ) throws(StoreError) {
    try self.init(configuration) { (pool, path) throws(StoreError) in
      try SchemaUpgrade(families: [StoreSchema.migrations, migrations], path: path).run(on: pool)
    }
  }

  /// Opens a store that a service has made, and leaves its schema as it is: for tools that touch StoreKit's
  /// own tables alone.
  ///
  /// Fails when there is none, and when a process owns it.
  public convenience init(existing configuration: StoreConfiguration) throws(StoreError) {
    guard DurableFile.exists(configuration.databaseFile) else {
      throw .unusableFile(path: configuration.databaseFile.path(), reason: "there is no store")
    }
    try self.init(configuration) { _, _ in }
  }

  private init(
    _ configuration: StoreConfiguration,
    prepare: (DatabasePool, String) throws(StoreError) -> Void
  ) throws(StoreError) {
    let directory = StoreDirectory(configuration: configuration)
    let path = configuration.databaseFile.path()
    try directory.prepare()
    self.configuration = configuration
    self.lock = try StoreLock(file: configuration.lockFile)
    self.pool = try Self.openPool(configuration)
    self.durability = try Self.makeDurable(
      self.pool, path: path, maximumLogBytes: configuration.maximumLogBytes)
    try prepare(self.pool, path)
    try directory.synchronize()
    self.committer = GroupCommitter(
      pool: self.pool, maximumGroup: configuration.maximumGroup, path: path)
    self.outboxObserver = OutboxObserver()
    self.pool.add(transactionObserver: self.outboxObserver)
  }

  /// Reads a consistent snapshot. Does not wait for writes, and is cancelled with its task.
  public func read<T: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> T
  ) async throws -> T {
    try await self.pool.read(body)
  }

  /// Changes the database and returns once the changes are durable.
  ///
  /// What `body` does is one unit: when it throws, nothing of it stays, and the writes that share
  /// its transaction are not affected. It must have no effect but on `Database`, since it runs
  /// again when a neighbour spoils the shared transaction, and must not roll back a savepoint of its own. A write is not cancelled with its task:
  /// it takes milliseconds, and its caller should know whether it happened.
  @discardableResult
  public func write<T: Sendable>(
    _ body: @escaping @Sendable (Database) throws -> T
  ) async throws -> T {
    // A writer waits for its group's commit, and many may wait for the same one.
    HandlerTurn.giveUp()
    return try await self.committer.write(body)
  }

  /// How well writes share transactions.
  public var commitStatistics: CommitStatistics {
    self.committer.statistics
  }

  /// Why writes are refused since the disk failed or the store was closed; `nil` in normal times.
  public var refusal: StoreError? {
    self.committer.refusal
  }

  /// That the last write found no space on the disk; `nil` again after the next one that succeeds.
  public var shortage: StoreError? {
    self.committer.shortage
  }

  /// Returns what failed once the disk has; `nil` when the task is cancelled before.
  public func waitForFailure() async -> StoreError? {
    while !Task.isCancelled {
      let generation = self.committer.failureSignal.generation
      if case .failed? = self.refusal { return self.refusal }
      await self.committer.failureSignal.wait(past: generation)
    }
    return nil
  }

  /// Reads the settings of the writer again, for health checks.
  public func measureDurability() async throws -> DurabilityReport {
    try await self.pool.writeWithoutTransaction { try DurabilityReport($0) }
  }

  /// Writes a consistent copy of the whole store into a new file. Writes go on meanwhile.
  ///
  /// Only the owner may copy a live store; a copying program beside it could corrupt it.
  public func backUp(to file: URL) async throws {
    // A copy is made outside of transactions, and on a reader's connection the writer does not wait for it.
    try await self.pool.unsafeRead { db in
      try db.execute(sql: "VACUUM INTO ?", arguments: [file.path()])
    }
  }

  /// The length of the log in bytes; 0 when there is none.
  public var logBytes: Int {
    let attributes = try? FileManager.default.attributesOfItem(
      atPath: self.configuration.databaseFile.path() + "-wal")
    return (attributes?[.size] as? Int) ?? 0
  }

  /// Moves what readers do not need any more from the log to the database; waits for nobody.
  ///
  /// SQLite does so itself whenever the log is long, but says nothing when it fails. Nothing is lost then: the log
  /// keeps what could not be moved, and grows.
  public func shortenLog() async throws {
    try await self.pool.writeWithoutTransaction { db in _ = try db.checkpoint(.passive) }
  }

  /// Moves everything in the log to the database and empties the log, so that nothing that was removed stays
  /// in it. Waits for readers.
  public func truncateLog() async throws {
    try await self.pool.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
  }

  /// Finishes the accepted writes, refuses new ones, closes the database and gives up the lock.
  public func close() async throws {
    await self.committer.close()
    try self.pool.close()
    self.lock.release()
  }

  /// How many writes are waiting for their transaction to begin.
  var waitingWrites: Int {
    self.committer.waitingWrites
  }

  /// Told how transactions end.
  var followers: TransactionFollowers { self.committer.followers }

  /// Woken by each commit that appends to the outbox.
  var outboxSignal: CommitSignal {
    self.outboxObserver.signal
  }

  private static func openPool(
    _ configuration: StoreConfiguration
  ) throws(StoreError) -> DatabasePool {
    var settings = Configuration()
    settings.label = configuration.name
    settings.foreignKeysEnabled = true
    settings.busyMode = .timeout(configuration.busyTimeout / .seconds(1))
    settings.maximumReaderCount = configuration.maximumReaders
    settings.prepareDatabase { db in
      // Mapped pages turn the WAL-reset race of the SQLite versions in the field into damage.
      try db.execute(sql: "PRAGMA mmap_size = 0")
      // What is removed is overwritten: a destroyed key must not stay on a freed page.
      try db.execute(sql: "PRAGMA secure_delete = ON")
    }
    let path = configuration.databaseFile.path()
    do {
      return try DatabasePool(path: path, configuration: settings)
    } catch {
      throw .unusableFile(path: path, reason: "\(error)")
    }
  }

  /// Makes commits durable, and checks that they are.
  ///
  /// Must run after the pool is open: opening it sets `synchronous` to NORMAL, with which
  /// acknowledged commits are lost with the power, whatever `prepareDatabase` had set before.
  private static func makeDurable(
    _ pool: DatabasePool, path: String, maximumLogBytes: Int
  ) throws(StoreError) -> DurabilityReport {
    let report: DurabilityReport
    do {
      report = try pool.writeWithoutTransaction { db in
        try db.execute(sql: "PRAGMA synchronous = FULL")
        // A log that has once been long, because of a long reader, gives its space back.
        _ = try Int.fetchOne(db, sql: "PRAGMA journal_size_limit = \(maximumLogBytes)")
        return try DurabilityReport(db)
      }
    } catch {
      throw .unusableFile(path: path, reason: "\(error)")
    }
    guard report.isAsConfigured else {
      throw .notDurable(path: path, report)
    }
    return report
  }
}
