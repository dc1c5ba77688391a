import FieldEncryption
import FoundationEssentials
import StoreKit

/// The keys that a backup is sealed with: its own, wrapped by the service's root key, and below that the key of
/// its files. Both are bound to the service and to the backup.
struct BackupKeys: Sendable {
  let fileKey: FileKey
  /// The backup's own key, wrapped by the root key.
  let wrappingKey: Data
  /// The key of its files, wrapped by that.
  let wrappedFileKey: Data

  /// New keys for a backup.
  init(
    of service: String, _ id: BackupID, provider: any KeyProvider
  ) async throws {
    let own = KeyEncryptionKey(service: Self.owner(service, id.rawValue), version: 1)
    let key = DataKey(subject: Self.subject(id.rawValue), version: 1)
    self.wrappingKey = try await provider.wrap(own)
    self.wrappedFileKey = try own.wrap(key)
    self.fileKey = FileKey(key, service: service)
  }

  /// The keys of a backup that was made before.
  ///
  /// - Throws: `FieldEncryptionError.wrongWrappingKey` when it was made under another root key.
  init(_ manifest: BackupManifest, provider: any KeyProvider) async throws {
    self.wrappingKey = manifest.wrappingKey
    self.wrappedFileKey = manifest.fileKey
    let own = try await provider.unwrap(
      manifest.wrappingKey, service: Self.owner(manifest.service, manifest.id), version: 1)
    let key = try own.unwrap(
      manifest.fileKey, subject: Self.subject(manifest.id), version: 1)
    self.fileKey = FileKey(key, service: manifest.service)
  }

  private static func owner(_ service: String, _ id: String) -> String { "\(service)/backup/\(id)" }
  private static func subject(_ id: String) -> String { "backup:\(id)" }
}
