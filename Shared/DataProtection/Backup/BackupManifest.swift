import FoundationEssentials

/// What a backup is made of. Signed by the service that made it.
public struct BackupManifest: Codable, Hashable, Sendable {
  /// A file of the backup.
  public struct Part: Codable, Hashable, Sendable {
    /// Its path in the backup, for example "store" or "files/artifacts/model-1/manifest.json".
    public let path: String
    /// Its size.
    public let bytes: Int64
    /// Of its bytes, in hexadecimal.
    public let sha256: String
  }

  /// The version of this layout.
  public let format: Int
  /// Whose store it is.
  public let service: String
  /// The backup.
  public let id: String
  /// When it was begun, in milliseconds since the Unix epoch.
  public let createdAtMs: Int64
  /// The version of the program that made it.
  public let productVersion: String
  /// The steps of the schema that the store had seen.
  public let migrations: [String]
  /// The end of its audit chain.
  public let auditSequence: UInt64
  /// In hexadecimal.
  public let auditHash: String
  /// The backup's own key, wrapped by the service's root key.
  let wrappingKey: Data
  /// The key of its files, wrapped by that.
  let fileKey: Data
  /// The database without its keys, sealed.
  let store: Part
  /// Of the database before it was sealed, in hexadecimal.
  let storeContentSHA256: String
  /// The store's keys, sealed by themselves: an erasure replaces this file only.
  var keys: Part
  /// Files of the service, sealed by it.
  let files: [Part]

  static let format = 1
  static let type = "application/vnd.reddytalk.backup+json"
  static let fileName = "manifest.json"
  static let storeName = "store"
  static let filesDirectory = "files"

  /// Every file but the manifest.
  var parts: [Part] { [self.store, self.keys] + self.files }

  /// The size of the backup.
  public var bytes: Int64 { self.parts.reduce(0) { $0 + $1.bytes } }
  /// How many files it has beside the manifest.
  public var fileCount: Int { self.parts.count }

  /// The manifest as it is signed.
  func json() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
