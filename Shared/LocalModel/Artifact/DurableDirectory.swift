package import FoundationEssentials
import Glibc

/// Writes files so that after a power loss they are there whole or not at all.
package enum DurableDirectory {
  /// A failed system call.
  package struct Failure: Error {
    package var path: String
    package var reason: String
  }

  /// Writes a new directory with these files: all into a hidden sibling, everything flushed, then
  /// one rename, then the parent flushed.
  package static func create(
    _ directory: URL, files: [(name: String, bytes: [UInt8])]
  ) throws(Failure) {
    let parent = directory.deletingLastPathComponent()
    let partial = parent.appending(
      path: ".\(directory.lastPathComponent).\(getpid()).partial", directoryHint: .isDirectory)
    try self.makeDirectories(parent)
    try? FileManager.default.removeItem(at: partial)
    try self.makeDirectories(partial)
    for file in files {
      try self.writeFile(partial.appending(path: file.name), file.bytes)
    }
    try self.flush(partial)
    guard rename(partial.path, directory.path) == 0 else {
      let failure = Failure(path: directory.path, reason: self.reason())
      try? FileManager.default.removeItem(at: partial)
      throw failure
    }
    try self.flush(parent)
  }

  /// Replaces one file: temporary name, flush, rename, flush the directory.
  package static func replaceFile(_ url: URL, with bytes: [UInt8]) throws(Failure) {
    let parent = url.deletingLastPathComponent()
    try self.makeDirectories(parent)
    let partial = parent.appending(path: ".\(url.lastPathComponent).partial")
    try self.writeFile(partial, bytes)
    guard rename(partial.path, url.path) == 0 else {
      throw Failure(path: url.path, reason: self.reason())
    }
    try self.flush(parent)
  }

  private static func makeDirectories(_ url: URL) throws(Failure) {
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw Failure(path: url.path, reason: "\(error)")
    }
  }

  private static func writeFile(_ url: URL, _ bytes: [UInt8]) throws(Failure) {
    let descriptor = open(url.path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(path: url.path, reason: self.reason()) }
    defer { close(descriptor) }
    let written = bytes.withUnsafeBytes { raw -> Bool in
      var offset = 0
      while offset < raw.count {
        let count = write(descriptor, raw.baseAddress.map { $0 + offset }, raw.count - offset)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        offset += count
      }
      return true
    }
    guard written, fsync(descriptor) == 0 else {
      throw Failure(path: url.path, reason: self.reason())
    }
  }

  private static func flush(_ directory: URL) throws(Failure) {
    let descriptor = open(directory.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else { throw Failure(path: directory.path, reason: self.reason()) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw Failure(path: directory.path, reason: self.reason())
    }
  }

  private static func reason() -> String {
    String(cString: strerror(errno))
  }
}
