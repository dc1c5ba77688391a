import FoundationEssentials
import Glibc

/// The files of a store, private to the user that runs the service.
struct StoreDirectory {
  let configuration: StoreConfiguration

  /// Makes the directory (0700) and the database file (0600), from which SQLite takes the mode of
  /// the log beside it.
  func prepare() throws(StoreError) {
    let path = self.configuration.directory.path()
    do {
      try FileManager.default.createDirectory(
        at: self.configuration.directory, withIntermediateDirectories: true,
        attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unusableFile(path: path, reason: "\(error)")
    }
    try self.makeDatabaseFile()
  }

  /// Makes the names of the store's files survive power loss, not only their content.
  func synchronize() throws(StoreError) {
    do {
      try DurableFile.synchronize(self.configuration.directory)
    } catch {
      throw .unusableFile(path: self.configuration.directory.path(), reason: "\(error)")
    }
  }

  private func makeDatabaseFile() throws(StoreError) {
    let path = self.configuration.databaseFile.path()
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unusableFile(path: path, reason: systemErrorDescription())
    }
    close(descriptor)
  }
}
