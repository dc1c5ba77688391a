public import FoundationEssentials
public import GRDB
import Glibc

/// A store's files as evidence: they are read and nothing is written to them or beside them.
///
/// SQLite writes beside a file that it reads, and a log that was left there holds records too. So the files are copied
/// into a private directory, which is removed in the end, and the copy is read.
public final class AuditEvidence: Sendable {
  /// The name of the store, which is that of its service.
  public let name: String

  private let directory: URL
  private let queue: DatabaseQueue

  /// Copies and opens the store whose database is `file`.
  ///
  /// - Throws: `StoreError.ownedByAnother` when the service runs; `StoreError.unusableFile` for what is no store.
  public init(_ file: URL) throws(StoreError) {
    self.name = file.deletingPathExtension().lastPathComponent
    let lock = try Self.lockOut(file)
    // Nobody may begin to write while the files are copied.
    defer { if let lock { close(lock) } }
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "reddytalk-evidence-\(UUID().uuidString)", directoryHint: .isDirectory)
    self.directory = directory
    do {
      self.queue = try Self.open(file, in: directory)
    } catch {
      try? FileManager.default.removeItem(at: directory)
      throw .unusableFile(path: file.path(), reason: "\(error)")
    }
  }

  deinit {
    try? self.queue.close()
    try? FileManager.default.removeItem(at: self.directory)
  }

  /// Reads.
  public func read<T: Sendable>(_ body: @Sendable (Database) throws -> T) throws -> T {
    try self.queue.read(body)
  }

  /// The databases at `path`: the file itself, those in the directory, or those in the directories in it, as a system
  /// has them.
  public static func databases(at path: URL) -> [URL] {
    var isDirectory = false
    guard FileManager.default.fileExists(atPath: path.path(), isDirectory: &isDirectory) else {
      return []
    }
    guard isDirectory else { return [path] }
    let entries = Self.entries(of: path)
    let own = entries.filter { $0.pathExtension == "sqlite" }
    guard own.isEmpty else { return own }
    return entries.flatMap { Self.entries(of: $0).filter { $0.pathExtension == "sqlite" } }
  }

  private static func entries(of directory: URL) -> [URL] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: directory.path())) ?? []
    return names.sorted().map { directory.appending(path: $0) }
  }

  private static func open(_ file: URL, in directory: URL) throws -> DatabaseQueue {
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let copy = directory.appending(path: file.lastPathComponent, directoryHint: .notDirectory)
    try FileManager.default.copyItem(atPath: file.path(), toPath: copy.path())
    let log = file.path() + "-wal"
    if FileManager.default.fileExists(atPath: log) {
      try FileManager.default.copyItem(atPath: log, toPath: copy.path() + "-wal")
    }
    for path in [copy.path(), copy.path() + "-wal"] { chmod(path, 0o600) }
    var configuration = Configuration()
    configuration.prepareDatabase { db in try db.execute(sql: "PRAGMA query_only = ON") }
    let queue = try DatabaseQueue(path: copy.path(), configuration: configuration)
    // Opening reads nothing; this tells whether it is a store.
    try queue.read { db in _ = try Int.fetchOne(db, sql: "SELECT 1 FROM storekit_audit LIMIT 1") }
    return queue
  }

  /// Keeps the service from starting for as long as the descriptor is open; `nil` when there is no lock file.
  private static func lockOut(_ file: URL) throws(StoreError) -> CInt? {
    let lock = file.deletingPathExtension().appendingPathExtension("lock")
    let descriptor = Glibc.open(lock.path(), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return nil }
    guard flock(descriptor, LOCK_SH | LOCK_NB) == 0 else {
      defer { close(descriptor) }
      throw .ownedByAnother(path: lock.path(), holder: StoreLock.holder(describedBy: descriptor))
    }
    return descriptor
  }
}
