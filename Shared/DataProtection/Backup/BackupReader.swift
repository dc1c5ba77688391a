import Crypto
import FieldEncryption
import FoundationEssentials
import Hexadecimal
import ServiceKit
import StoreKit

/// A backup that lies in a directory. What it gives was checked before.
struct BackupReader: Sendable {
  let directory: URL
  let service: ServiceName
  let manifest: BackupManifest

  /// Reads the manifest of a backup and checks who signed it.
  ///
  /// - Throws: `BackupError`.
  init(_ directory: URL, keys: VerifyingKeys) throws {
    let file = directory.appending(
      path: BackupManifest.fileName, directoryHint: .notDirectory)
    guard DurableFile.exists(file) else { throw BackupError.missing(path: directory.path()) }
    let path = directory.path()
    let statement: SignedStatement
    let claimed: Claim
    do {
      statement = try JSONDecoder().decode(SignedStatement.self, from: Data(contentsOf: file))
      claimed = try JSONDecoder().decode(Claim.self, from: statement.payload)
    } catch {
      throw BackupError.damaged(path: path, reason: "its manifest cannot be read")
    }
    guard let service = ServiceName(rawValue: claimed.service) else {
      throw BackupError.notTrusted(
        path: path, reason: "there is no service '\(claimed.service)'")
    }
    let content: Data
    do {
      content = try statement.verified(as: BackupManifest.type, by: service, with: keys)
    } catch {
      throw BackupError.notTrusted(path: path, reason: "\(error)")
    }
    guard claimed.format == BackupManifest.format else {
      throw BackupError.unknownFormat(path: path, format: claimed.format)
    }
    do {
      self.manifest = try JSONDecoder().decode(BackupManifest.self, from: content)
    } catch {
      throw BackupError.damaged(path: path, reason: "its manifest cannot be read")
    }
    self.directory = directory
    self.service = service
    guard BackupID(self.manifest.id) != nil, self.manifest.parts.allSatisfy(Self.isInside),
      self.manifest.files.allSatisfy({ $0.path.hasPrefix(BackupManifest.filesDirectory + "/") })
    else {
      throw BackupError.damaged(path: path, reason: "its manifest names a file outside of it")
    }
  }

  /// What is read of a manifest before it is known to be trusted.
  private struct Claim: Codable {
    let format: Int
    let service: String
  }

  /// Compares every file with the manifest.
  ///
  /// - Throws: `BackupError.damaged` naming the first that differs.
  func checkParts() throws {
    for part in self.manifest.parts {
      let found: BackupManifest.Part
      do {
        found = try FileDigest.part(part.path, in: self.directory)
      } catch {
        throw self.damaged("\(part.path) cannot be read: \(error)")
      }
      guard found == part else {
        throw self.damaged(
          found.bytes == part.bytes
            ? "\(part.path) is not what the manifest says"
            : "\(part.path) has \(found.bytes) bytes where \(part.bytes) are needed")
      }
    }
  }

  /// The keys that the backup is sealed with.
  func open(_ provider: any KeyProvider) async throws -> BackupKeys {
    do {
      return try await BackupKeys(self.manifest, provider: provider)
    } catch is FieldEncryptionError {
      throw BackupError.wrongRootKey(path: self.directory.path(), provider: provider.name)
    }
  }

  /// The store's keys in the backup.
  func storedKeys(_ keys: BackupKeys) throws -> StoredKeys {
    do {
      let folder = SealedFolder(self.directory, key: keys.fileKey)
      return try JSONDecoder().decode(
        StoredKeys.self, from: folder.read(self.manifest.keys.path))
    } catch {
      throw self.damaged("its keys do not open: \(error)")
    }
  }

  /// Writes the database, without its keys, into a new file.
  func writeDatabase(to file: URL, _ keys: BackupKeys) throws {
    let copy = try PlainFile(creating: file)
    var hash = SHA256()
    do {
      let folder = SealedFolder(self.directory, key: keys.fileKey)
      let reader = try folder.reader(of: self.manifest.store.path)
      while let piece = try reader.next() {
        hash.update(data: piece)
        try copy.write(piece)
      }
    } catch let error as FieldEncryptionError {
      throw self.damaged("its database does not open: \(error)")
    }
    guard hash.finalize().hexadecimal == self.manifest.storeContentSHA256 else {
      throw self.damaged("its database is not the one that was sealed")
    }
    try copy.synchronize()
  }

  /// Checks all that can be checked: digests, keys, database, audit chain.
  ///
  /// - Parameter workplace: A private directory for the database, which is removed again.
  func verify(_ provider: any KeyProvider, workplace: URL) async throws {
    try self.checkParts()
    let keys = try await self.open(provider)
    try await self.check(self.storedKeys(keys), provider)
    let copy = workplace.appending(path: "check.sqlite", directoryHint: .notDirectory)
    try DurableFile.remove(copy)
    defer { try? DurableFile.remove(copy) }
    try self.writeDatabase(to: copy, keys)
    try self.check(DatabaseCopy(file: copy))
  }

  /// Checks that the root key opens what lies above the texts, and that it does so for every subject.
  func check(_ keys: StoredKeys, _ provider: any KeyProvider) async throws {
    var wrapping: [UInt32: KeyEncryptionKey] = [:]
    do {
      for key in keys.wrapping {
        wrapping[key.version] = try await provider.unwrap(
          key.wrapped, service: self.manifest.service, version: key.version)
      }
    } catch is FieldEncryptionError {
      throw BackupError.wrongRootKey(path: self.directory.path(), provider: provider.name)
    }
    for key in keys.data {
      do {
        _ = try wrapping[key.wrappingVersion]?.unwrap(
          key.wrapped, subject: key.subject, version: key.version)
      } catch {
        throw self.damaged("the key of a subject does not open")
      }
      guard wrapping[key.wrappingVersion] != nil else {
        throw self.damaged("the key above the key of a subject is missing")
      }
    }
  }

  /// Checks a database that was written from the backup.
  func check(_ copy: DatabaseCopy) throws {
    do {
      try copy.check(
        auditSequence: self.manifest.auditSequence, auditHash: self.manifest.auditHash)
    } catch {
      throw self.damaged("\(error)")
    }
  }

  func damaged(_ reason: String) -> BackupError {
    .damaged(path: self.directory.path(), reason: reason)
  }

  private static func isInside(_ part: BackupManifest.Part) -> Bool {
    let names = part.path.split(separator: "/", omittingEmptySubsequences: false)
    return !names.isEmpty && names.allSatisfy { !$0.isEmpty && $0 != "." && $0 != ".." }
      && !part.path.contains("\0")
  }
}
