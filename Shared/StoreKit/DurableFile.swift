public import FoundationEssentials
import Glibc

/// Files and directories whose content and name survive the loss of power.
public enum DurableFile {
  /// Writes a file so that it is there whole or not at all.
  public static func write(_ data: Data, to file: URL) throws(FileFailure) {
    let temporary = file.appendingPathExtension("tmp")
    let descriptor = open(temporary.path(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw FileFailure("open", temporary) }
    do {
      defer { close(descriptor) }
      try self.writeAll(data, to: descriptor, temporary)
      guard fsync(descriptor) == 0 else { throw FileFailure("fsync", temporary) }
    }
    try self.move(temporary, to: file)
  }

  /// Moves a file or a directory, within one file system, onto a name that is free or a file's.
  public static func move(_ source: URL, to destination: URL) throws(FileFailure) {
    guard rename(source.path(), destination.path()) == 0 else {
      throw FileFailure("rename", source)
    }
    try self.synchronize(destination.deletingLastPathComponent())
  }

  /// Makes a file's content, or the names in a directory, durable.
  public static func synchronize(_ url: URL) throws(FileFailure) {
    let descriptor = open(url.path(), O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw FileFailure("open", url) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw FileFailure("fsync", url) }
  }

  /// Makes a directory (0700) and those above it, unless it is there.
  public static func makeDirectory(_ url: URL) throws {
    try FileManager.default.createDirectory(
      at: url, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
  }

  /// Whether something is there.
  public static func exists(_ url: URL) -> Bool {
    FileManager.default.fileExists(atPath: url.path())
  }

  /// Removes a file or a directory with all it holds, if it is there.
  public static func remove(_ url: URL) throws {
    guard self.exists(url) else { return }
    try FileManager.default.removeItem(at: url)
  }

  package static func writeAll(
    _ data: Data, to descriptor: Int32, _ url: URL
  ) throws(FileFailure) {
    var rest = data[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { bytes in
        Glibc.write(descriptor, bytes.baseAddress, bytes.count)
      }
      if count < 0 {
        if errno == EINTR { continue }
        throw FileFailure("write", url)
      }
      rest = rest.dropFirst(count)
    }
  }
}
