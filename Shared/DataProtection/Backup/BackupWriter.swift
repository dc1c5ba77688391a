import Crypto
import FieldEncryption
import FoundationEssentials
import Hexadecimal
import ServiceKit
import StoreKit

/// Makes one backup in a directory that is nobody else's.
struct BackupWriter {
  let store: Store
  let service: ServiceName
  let provider: any KeyProvider
  let signer: SigningKey
  let id: BackupID
  let createdAt: Date
  /// Where it is made: private to this user.
  let directory: URL

  /// A database copy that is not sealed yet, and what was taken out of it.
  private struct Copy {
    let database: DatabaseCopy
    let keys: StoredKeys
    let contents: DatabaseCopy.Contents
  }

  /// Copies, seals, signs. The copy that is not sealed has no keys and lies in the private directory only.
  ///
  /// - Parameter sources: Directories of the service's files by what they are called in the backup.
  /// - Returns: The manifest, whose keys are still those of everybody.
  func write(_ sources: [(name: String, url: URL)]) async throws -> BackupManifest {
    try DurableFile.makeDirectory(self.directory)
    let copy = try await self.copy()
    let keys = try await BackupKeys(
      of: self.service.rawValue, self.id, provider: self.provider)
    let folder = SealedFolder(self.directory, key: keys.fileKey)
    let digest = try self.seal(copy.database, into: folder)
    try DurableFile.remove(copy.database.file)
    let keysName = Self.keysName(1)
    try folder.write(try Self.encode(copy.keys), as: keysName)
    let manifest = BackupManifest(
      format: BackupManifest.format, service: self.service.rawValue, id: self.id.rawValue,
      createdAtMs: self.createdAt.millisecondsSinceEpoch, productVersion: ProductVersion.current,
      migrations: copy.contents.migrations, auditSequence: copy.contents.audit.sequence,
      auditHash: copy.contents.audit.hash.hexadecimal, wrappingKey: keys.wrappingKey,
      fileKey: keys.wrappedFileKey,
      store: try FileDigest.part(BackupManifest.storeName, in: self.directory),
      storeContentSHA256: digest, keys: try FileDigest.part(keysName, in: self.directory),
      files: try sources.flatMap(self.copyFiles))
    try Self.save(manifest, in: self.directory, by: self.signer)
    return manifest
  }

  /// Signs a manifest and puts it in its place, whole or not at all.
  static func save(
    _ manifest: BackupManifest, in directory: URL, by signer: SigningKey
  ) throws {
    let statement = try SignedStatement(manifest.json(), type: BackupManifest.type, by: signer)
    try DurableFile.write(
      statement.json(),
      to: directory.appending(path: BackupManifest.fileName, directoryHint: .notDirectory))
  }

  /// What the file of the keys is called after so many replacements.
  static func keysName(_ generation: Int) -> String { "keys.\(generation)" }

  static func encode(_ keys: StoredKeys) throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    return try encoder.encode(keys)
  }

  private func copy() async throws -> Copy {
    let file = self.directory.appending(path: "copy.sqlite", directoryHint: .notDirectory)
    try await self.store.backUp(to: file)
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: file.path())
    let database = DatabaseCopy(file: file)
    let (keys, contents) = try database.detachKeys()
    return Copy(database: database, keys: keys, contents: contents)
  }

  /// Returns the digest of what was sealed.
  private func seal(_ copy: DatabaseCopy, into folder: SealedFolder) throws -> String {
    let writer = try folder.writer(of: BackupManifest.storeName)
    var hash = SHA256()
    try FileDigest.read(copy.file) { piece in
      hash.update(data: piece)
      try writer.append(piece)
    }
    try writer.finish()
    return hash.finalize().hexadecimal
  }

  /// Copies files that the service has sealed already.
  private func copyFiles(
    _ source: (name: String, url: URL)
  ) throws -> [BackupManifest.Part] {
    guard DurableFile.exists(source.url) else { return [] }
    return try Self.files(below: source.url).map { name in
      try FileDigest.copy(
        source.url.appending(path: name, directoryHint: .notDirectory),
        to: "\(BackupManifest.filesDirectory)/\(source.name)/\(name)", in: self.directory)
    }
  }

  /// The regular files below a directory, by their paths in it.
  static func files(below directory: URL, _ prefix: String = "") throws -> [String] {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: directory.appending(path: prefix, directoryHint: .isDirectory).path())
    return try names.sorted().flatMap { name -> [String] in
      let path = prefix + name
      let attributes = try FileManager.default.attributesOfItem(
        atPath: directory.appending(path: path).path())
      switch attributes[.type] as? FileAttributeType {
      case .typeDirectory?: return try self.files(below: directory, path + "/")
      case .typeRegular?: return [path]
      default: return []
      }
    }
  }
}
