import API
import Configuration
import FoundationEssentials
import Logging
public import RPCCore
public import ServiceKit
import ServiceLifecycle
public import StoreKit

/// What every service does alike for its store: rotates keys, erases, makes backups.
public struct StoreProtection: Sendable {
  private let handler: DataProtectionHandler
  private let job: ProtectionJob

  /// The settings: `REDDYTALK_BACKUP_DIR`, a directory for the backups of all services, and
  /// `REDDYTALK_BACKUPS_KEPT`.
  ///
  /// - Parameters:
  ///   - environment: The service's.
  ///   - keys: The keys of its store.
  ///   - eraser: Knows whose data the store holds.
  ///   - files: Directories of sealed files, inside the service's data directory, that belong to its backups.
  /// - Throws: `ConfigurationError`, or what the file system throws.
  public init(
    of environment: ServiceEnvironment, keys: KeyRing, eraser: any SubjectEraser = NobodysData(),
    files: [String] = []
  ) throws {
    let now: @Sendable () -> Date = { Date() }
    let directory = environment.dataDirectory
    let shelf = try BackupShelf(
      Self.directory(environment), service: environment.service, keys: keys,
      signer: environment.signingKey(), verifying: environment.verifyingKeys(),
      sources: files.map { ($0, directory.appending(path: $0, directoryHint: .isDirectory)) },
      kept: environment.config.int("reddytalk.backupsKept", default: 7, in: 1...1_000), now: now)
    try shelf.removeUnfinished()
    let queue = ProtectionJob.WorkQueue()
    let rotations = RotationDesk(keys: keys, monitor: RotationMonitor(), now: now)
    let backups = BackupDesk(shelf: shelf, store: keys.store, now: now)
    let erasures = ErasureDesk(
      journal: ErasureJournal(keys: keys, eraser: eraser), shelf: shelf,
      service: environment.service, signer: try environment.signingKey(), now: now)
    self.handler = DataProtectionHandler(
      service: environment.service, keys: keys, rotations: rotations, backups: backups,
      erasures: erasures, queue: queue)
    self.job = ProtectionJob(
      rotations: rotations, backups: backups, erasures: erasures, queue: queue,
      clock: ContinuousClock(), logger: environment.logger)
  }

  /// Serves the methods, to the Gateway only, and runs the job.
  public func join(_ assembly: inout ServiceAssembly) {
    self.register(in: &assembly.router)
    assembly.access.allow(DataProtectionMethods.all, for: [.gateway])
    assembly.jobs.append(self.job)
  }

  /// Adds the methods to a router.
  public func register(in router: inout RPCRouter) { self.handler.register(in: &router) }

  private static func directory(_ environment: ServiceEnvironment) -> URL {
    guard let shared = environment.config.string(forKey: "reddytalk.backupDir") else {
      return environment.dataDirectory.appending(path: "backups", directoryHint: .isDirectory)
    }
    return URL(filePath: shared, directoryHint: .isDirectory)
      .appending(path: environment.service.rawValue, directoryHint: .isDirectory)
  }
}
