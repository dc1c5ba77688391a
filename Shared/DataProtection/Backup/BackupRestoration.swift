public import FieldEncryption
public import FoundationEssentials
public import ServiceKit
public import StoreKit

/// Puts a backup back, without the service that made it: all of it, or nothing.
public struct BackupRestoration: Sendable {
  /// What was restored.
  public struct Report: Hashable, Sendable {
    /// Whose store.
    public let service: ServiceName
    /// From which backup, and when it was begun.
    public let backup: String
    public let createdAt: Date
    /// Where it is now.
    public let directory: URL
    /// The size of what was read.
    public let bytes: Int64
    public let files: Int
    /// The end of the audit chain, which was computed anew.
    public let auditSequence: UInt64
    /// Subjects whose keys the backup still had although they were erased since.
    public let erasedSubjects: Int
  }

  private let reader: BackupReader
  private let provider: any KeyProvider

  /// A backup that lies in `directory`.
  ///
  /// - Parameters:
  ///   - keys: The verifying keys of the system's services.
  ///   - provider: Gives the root key of the service that made the backup.
  /// - Throws: `BackupError` when it is none, or not of this system.
  public init(
    _ directory: URL, keys: VerifyingKeys,
    provider: (ServiceName) throws -> any KeyProvider
  ) throws {
    self.reader = try BackupReader(directory, keys: keys)
    self.provider = try provider(self.reader.service)
  }

  /// Whose store it is.
  public var service: ServiceName { self.reader.service }

  /// Restores into a data directory, in which the service must not have a directory with anything in it.
  ///
  /// - Parameter erasures: Everybody who was erased since; their keys are destroyed before the store is in its
  ///   place.
  /// - Throws: `BackupError` saying why nothing was restored.
  public func restore(into dataDirectory: URL, erasures: [Erasure]) async throws -> Report {
    let place = dataDirectory.appending(
      path: self.service.rawValue, directoryHint: .isDirectory)
    try Self.requireEmpty(place)
    try DurableFile.makeDirectory(dataDirectory)
    let unfinished = dataDirectory.appending(
      path: ".restoring-\(self.service.rawValue)", directoryHint: .isDirectory)
    // A restoration that was interrupted has left it.
    try DurableFile.remove(unfinished)
    try DurableFile.makeDirectory(unfinished)
    do {
      let erased = try await self.write(into: unfinished, erasures: erasures)
      try DurableFile.remove(place)
      try DurableFile.move(unfinished, to: place)
      return self.report(place, erased: erased)
    } catch {
      try? DurableFile.remove(unfinished)
      throw error
    }
  }

  /// Returns how many subjects lost their keys.
  private func write(into directory: URL, erasures: [Erasure]) async throws -> Int {
    try self.reader.checkParts()
    let keys = try await self.reader.open(self.provider)
    var stored = try self.reader.storedKeys(keys)
    try await self.reader.check(stored, self.provider)
    let before = Set(stored.data.map(\.subject))
    _ = stored.remove(erasures)
    let erased = before.subtracting(stored.data.map(\.subject)).count
    let configuration = StoreConfiguration(directory: directory, name: self.service.rawValue)
    let copy = DatabaseCopy(file: configuration.databaseFile)
    try self.reader.writeDatabase(to: copy.file, keys)
    try copy.attach(stored, without: erasures)
    try self.reader.check(copy)
    try DurableFile.synchronize(copy.file)
    for part in self.reader.manifest.files { try self.copy(part, into: directory) }
    try DurableFile.synchronize(directory)
    return erased
  }

  private func copy(_ part: BackupManifest.Part, into directory: URL) throws {
    let name = part.path.dropFirst(BackupManifest.filesDirectory.count + 1)
    let source = self.reader.directory.appending(path: part.path, directoryHint: .notDirectory)
    _ = try FileDigest.copy(source, to: String(name), in: directory)
    try DurableFile.synchronize(
      directory.appending(path: String(name)).deletingLastPathComponent())
  }

  private func report(_ place: URL, erased: Int) -> Report {
    let manifest = self.reader.manifest
    return Report(
      service: self.service, backup: manifest.id,
      createdAt: Date(millisecondsSinceEpoch: manifest.createdAtMs), directory: place,
      bytes: manifest.bytes, files: manifest.fileCount, auditSequence: manifest.auditSequence,
      erasedSubjects: erased)
  }

  private static func requireEmpty(_ place: URL) throws {
    guard DurableFile.exists(place) else { return }
    let names = try FileManager.default.contentsOfDirectory(atPath: place.path())
    guard names.isEmpty else { throw BackupError.occupied(path: place.path()) }
  }
}
