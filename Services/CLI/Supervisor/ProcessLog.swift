package import Foundation
package import SystemPackage

/// The file that a service's process writes its log lines to.
///
/// The process holds the file itself, so nothing is lost when the supervisor ends before it.
package struct ProcessLog: Sendable {
  package let path: FilePath

  package init(directory: URL, service: String) throws {
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    self.path = FilePath(directory.appending(path: "\(service).log").path)
  }

  /// Opens the file for a new process.
  func open() throws -> FileDescriptor {
    try FileDescriptor.open(
      self.path, .writeOnly, options: [.create, .append, .closeOnExec],
      permissions: [.ownerReadWrite])
  }

  /// The last lines, for explaining why a process ended.
  package func tail(lines count: Int) -> [String] {
    guard let file = try? FileHandle(forReadingFrom: URL(filePath: self.path.string)) else {
      return []
    }
    defer { try? file.close() }
    let size = (try? file.seekToEnd()) ?? 0
    try? file.seek(toOffset: size > 16_384 ? size - 16_384 : 0)
    let text = String(decoding: (try? file.readToEnd()) ?? Data(), as: UTF8.self)
    return text.split(separator: "\n").suffix(count).map(String.init)
  }
}
