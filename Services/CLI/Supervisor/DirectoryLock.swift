import Foundation
import SystemPackage

/// Keeps a second system from using the same data directory.
final class DirectoryLock: Sendable {
  private let file: FileDescriptor

  /// Takes the lock, or throws a `CommandFailure` that names the holder.
  init(directory: URL) throws {
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    let path = directory.appending(path: "reddytalk.lock").path
    self.file = try FileDescriptor.open(
      FilePath(path), .readWrite, options: [.create, .closeOnExec], permissions: [.ownerReadWrite])
    guard flock(self.file.rawValue, LOCK_EX | LOCK_NB) == 0 else {
      let holder =
        (try? String(contentsOfFile: path, encoding: .utf8)).flatMap { Int($0) }
        .map { "process \($0)" } ?? "another process"
      try? self.file.close()
      throw CommandFailure(
        .configuration, "a system is already running on \(directory.path), supervised by \(holder)",
        remedy: "Stop it with Ctrl-C or 'kill', or choose another --data-dir.")
    }
    try self.file.resize(to: 0)
    _ = try self.file.writeAll(toAbsoluteOffset: 0, String(getpid()).utf8)
  }

  deinit {
    // A child between fork and exec has the file too: only unlocking lets others in at once.
    flock(self.file.rawValue, LOCK_UN)
    try? self.file.close()
  }
}
