import FoundationEssentials
import Glibc

/// A directory of private files, each written completely or not at all.
struct PrivateDirectory {
  let url: URL

  /// Makes the directory (0700) when it does not exist, and forbids it to others when it does.
  init(_ url: URL) throws(PKIError) {
    self.url = url
    do {
      try FileManager.default.createDirectory(
        at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    } catch {
      throw .unusableFile(path: url.path(), reason: "\(error)")
    }
    guard chmod(url.path(), 0o700) == 0 else {
      throw .unusableFile(path: url.path(), reason: Self.systemError())
    }
  }

  /// A directory that is read only: nothing is made, and no permission is changed.
  init(reading url: URL) { self.url = url }

  /// Runs `body` while no other process does the same with this directory.
  func exclusively<Result>(_ body: () throws -> Result) throws -> Result {
    let path = self.path(of: ".lock")
    let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard descriptor >= 0, flock(descriptor, LOCK_EX) == 0 else {
      throw PKIError.unusableFile(path: path, reason: Self.systemError())
    }
    defer {
      // A child between fork and exec has the descriptor too: only unlocking lets others in at once.
      flock(descriptor, LOCK_UN)
      close(descriptor)
    }
    return try body()
  }

  /// The text of a file; `nil` when it does not exist.
  func read(_ name: String) throws(PKIError) -> String? {
    let path = self.path(of: name)
    guard FileManager.default.fileExists(atPath: path) else { return nil }
    do {
      return try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw .unusableFile(path: path, reason: "\(error)")
    }
  }

  /// Writes a file (0600) that must not exist yet.
  func create(_ name: String, _ text: String) throws(PKIError) {
    try self.write(name, text) { temporary, path in
      // Unlike rename, link fails when the name is taken: a key is never overwritten.
      guard link(temporary, path) == 0 else { return false }
      return unlink(temporary) == 0
    }
  }

  /// Writes a file (0600), in place of the one that may exist.
  func replace(_ name: String, _ text: String) throws(PKIError) {
    try self.write(name, text) { temporary, path in Glibc.rename(temporary, path) == 0 }
  }

  /// Gives a file another name, in place of what may have it.
  func rename(_ name: String, to other: String) throws(PKIError) {
    guard Glibc.rename(self.path(of: name), self.path(of: other)) == 0 else {
      throw .unusableFile(path: self.path(of: name), reason: Self.systemError())
    }
    try self.synchronize()
  }

  /// When a file was last written; nil when there is none.
  func modified(_ name: String) -> Date? {
    let attributes = try? FileManager.default.attributesOfItem(atPath: self.path(of: name))
    return attributes?[.modificationDate] as? Date
  }

  /// The names under which there are certificates, authorities apart, in their order.
  func leafNames() throws(PKIError) -> [String] {
    do {
      return try FileManager.default.contentsOfDirectory(atPath: self.url.path())
        .filter { $0.hasSuffix(".pem") && $0 != TrustBundle.file && !$0.hasPrefix(".") }
        .map { String($0.dropLast(4)) }.sorted()
    } catch {
      throw .unusableFile(path: self.url.path(), reason: "\(error)")
    }
  }

  func path(of name: String) -> String {
    self.url.appending(path: name, directoryHint: .notDirectory).path()
  }

  private func write(
    _ name: String, _ text: String, publish: (_ temporary: String, _ path: String) -> Bool
  ) throws(PKIError) {
    let path = self.path(of: name)
    let temporary = self.path(of: ".\(name).\(getpid())")
    unlink(temporary)
    let descriptor = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else {
      throw .unusableFile(path: temporary, reason: Self.systemError())
    }
    var text = text
    let isWritten = text.withUTF8 { bytes in
      Glibc.write(descriptor, bytes.baseAddress, bytes.count) == bytes.count
        && fsync(descriptor) == 0
    }
    let reason = Self.systemError()
    close(descriptor)
    guard isWritten, publish(temporary, path) else {
      let cause = isWritten ? Self.systemError() : reason
      unlink(temporary)
      throw .unusableFile(path: path, reason: cause)
    }
    try self.synchronize()
  }

  /// Makes the names of new files survive power loss.
  private func synchronize() throws(PKIError) {
    let descriptor = open(self.url.path(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    guard descriptor >= 0 else {
      throw .unusableFile(path: self.url.path(), reason: Self.systemError())
    }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else {
      throw .unusableFile(path: self.url.path(), reason: Self.systemError())
    }
  }

  private static func systemError() -> String { String(cString: strerror(errno)) }
}
