import FieldEncryption
import FoundationEssentials
import GRDB

extension KeyRing {
  private static let fileSubject = "storekit:files"

  /// The key of the service's files, made when there is none.
  ///
  /// Rotations wrap it anew but do not replace it: files are replaced as a whole when their time has come.
  public func fileKey() async throws -> FileKey {
    let key = try await self.store.write { db in try self.lastingKey(of: Self.fileSubject, in: db) }
    return FileKey(key, service: self.service)
  }
}
