import FieldEncryption
public import FoundationEssentials
public import ServiceKit
public import StoreKit

/// The backups of one service, in a directory: one directory each, and the list of who was erased.
///
/// A backup that is being made has a name that begins with a dot; a crash leaves it behind to be removed. What
/// is under its own name is complete.
public final class BackupShelf: Sendable {
  /// Where they are.
  public let directory: URL

  private let service: ServiceName
  private let store: Store
  private let provider: any KeyProvider
  private let signer: SigningKey
  private let verifying: VerifyingKeys
  private let sources: [(name: String, url: URL)]
  private let kept: Int
  private let now: @Sendable () -> Date
  /// One at a time changes what lies in the directory: no backup gets its name with keys in it that an erasure
  /// has just taken out of the others.
  private let gate = SerialGate()

  private static let unfinishedPrefix = "."

  /// The shelf of a service.
  ///
  /// - Parameters:
  ///   - directory: Made when it is not there.
  ///   - keys: The keys of the service's store.
  ///   - signer: Signs manifests.
  ///   - verifying: The services' keys, former ones too.
  ///   - sources: Directories of sealed files that belong to a backup, by what they are called in it.
  ///   - kept: How many complete backups are kept.
  public init(
    _ directory: URL, service: ServiceName, keys: KeyRing, signer: SigningKey,
    verifying: VerifyingKeys, sources: [(name: String, url: URL)], kept: Int,
    now: @escaping @Sendable () -> Date
  ) throws {
    self.directory = directory
    self.service = service
    self.store = keys.store
    self.provider = keys.provider
    self.signer = signer
    self.verifying = verifying
    self.sources = sources
    self.kept = kept
    self.now = now
    try DurableFile.makeDirectory(directory)
  }

  /// The id of a backup that is begun now.
  func nextID() -> BackupID { BackupID(at: self.now()) }

  /// Makes a backup: copied, sealed, read again, checked, and only then under its name. Then removes the
  /// oldest ones that are too many.
  @discardableResult
  func make(_ id: BackupID) async throws -> BackupManifest {
    let unfinished = self.place(of: Self.unfinishedPrefix + id.rawValue)
    defer { try? DurableFile.remove(unfinished) }
    let writer = BackupWriter(
      store: self.store, service: self.service, provider: self.provider, signer: self.signer,
      id: id, createdAt: self.now(), directory: unfinished)
    _ = try await writer.write(self.sources)
    let reader = try self.reader(unfinished)
    try await reader.verify(self.provider, workplace: unfinished)
    return try await self.gate.run {
      // Somebody may have been erased since the copy was taken.
      let manifest = try await self.removeErased(from: unfinished) ?? reader.manifest
      try DurableFile.synchronize(unfinished)
      try DurableFile.move(unfinished, to: self.place(of: id.rawValue))
      try self.prune()
      return manifest
    }
  }

  /// The complete backups, newest first. What cannot be read is left out: `verify` tells why.
  func backups() throws -> [BackupManifest] {
    try self.ids().reversed().compactMap { id in
      try? self.reader(self.place(of: id.rawValue)).manifest
    }
  }

  /// Where a backup is.
  func place(of name: String) -> URL {
    self.directory.appending(path: name, directoryHint: .isDirectory)
  }

  /// What an erasure did to backups.
  struct Sweep: Hashable, Sendable {
    /// Lost the keys of who was erased.
    var rewritten: [BackupID] = []
    /// Lost all keys, because they could not be told apart: the backup was damaged, or of another root key.
    var destroyed: [BackupID] = []
  }

  /// Takes the keys of everybody who was erased out of every backup, and writes the list of them.
  @discardableResult
  func applyErasures() async throws -> Sweep {
    try await self.gate.run {
      let erasures = try await self.erasures()
      let ledger = ErasureLedger(service: self.service, erasures: erasures)
      let file = self.directory.appending(
        path: ErasureLedger.fileName, directoryHint: .notDirectory)
      let known = try? ErasureLedger(file, of: self.service, keys: self.verifying)
      if known != ledger { try ledger.write(to: file, by: self.signer) }
      var sweep = Sweep()
      for id in try self.ids() {
        let place = self.place(of: id.rawValue)
        do {
          if try await self.removeErased(from: place) != nil { sweep.rewritten.append(id) }
        } catch is BackupError {
          // It cannot be restored as it is, but its keys may be there for somebody who tries harder.
          guard erasures.contains(where: { BackupID.stamp(of: $0.erasedAt)[...] >= id.stamp }),
            try Self.destroyKeys(in: place, but: "")
          else { continue }
          sweep.destroyed.append(id)
        }
      }
      return sweep
    }
  }

  /// Removes what a crash has left of backups that were being made.
  func removeUnfinished() throws {
    for name in try self.names() where name.hasPrefix(Self.unfinishedPrefix) {
      try DurableFile.remove(self.place(of: name))
    }
  }

  /// Replaces a backup's keys by those of who was not erased; nil when there is nothing to take out.
  ///
  /// The new file is there before the manifest names it, and the old one is overwritten and removed after: a
  /// crash leaves a whole backup, and the next erasure removes what it left.
  private func removeErased(from place: URL) async throws -> BackupManifest? {
    let reader = try self.reader(place)
    let keys = try await reader.open(self.provider)
    var stored = try reader.storedKeys(keys)
    let old = reader.manifest.keys.path
    guard stored.remove(try await self.erasures()) > 0 else {
      // What a crash has left between the manifest and here.
      try Self.destroyKeys(in: place, but: old)
      return nil
    }
    let generation = (old.split(separator: ".").last.flatMap { Int($0) } ?? 1) + 1
    let name = BackupWriter.keysName(generation)
    try SealedFolder(place, key: keys.fileKey).write(BackupWriter.encode(stored), as: name)
    var manifest = reader.manifest
    manifest.keys = try FileDigest.part(name, in: place)
    try BackupWriter.save(manifest, in: place, by: self.signer)
    try Self.destroyKeys(in: place, but: name)
    return manifest
  }

  /// Destroys the files of keys that are not the backup's any more.
  @discardableResult
  private static func destroyKeys(in place: URL, but name: String) throws -> Bool {
    let others = try FileManager.default.contentsOfDirectory(atPath: place.path())
      .filter { $0.hasPrefix("keys.") && $0 != name }
    guard !others.isEmpty else { return false }
    for other in others {
      try PlainFile.destroy(place.appending(path: other, directoryHint: .notDirectory))
    }
    try DurableFile.synchronize(place)
    return true
  }

  private func erasures() async throws -> [Erasure] {
    try await self.store.read { db in try Erasure.all(in: db) }
  }

  private func prune() throws {
    for id in try self.ids().dropLast(self.kept) {
      let place = self.place(of: id.rawValue)
      try Self.destroyKeys(in: place, but: "")
      try DurableFile.remove(place)
    }
  }

  private func reader(_ place: URL) throws -> BackupReader {
    try BackupReader(place, keys: self.verifying)
  }

  /// Oldest first.
  private func ids() throws -> [BackupID] {
    try self.names().filter { !$0.hasPrefix(Self.unfinishedPrefix) && !$0.hasSuffix(".json") }
      .compactMap { BackupID($0) }.sorted()
  }

  private func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: self.directory.path()).sorted()
  }
}
