package import FoundationEssentials

/// A directory of its own for one test, removed with its owner. In memory where the system has such
/// a place: tests open many stores, and wait for the disk at each commit otherwise.
package final class TemporaryDirectory: Sendable {
  /// Where it is.
  package let url: URL

  /// Makes an empty directory.
  package init() {
    let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
    let isThere = FileManager.default.isWritableFile(atPath: memory.path())
    self.url = (isThere ? memory : FileManager.default.temporaryDirectory).appending(
      path: "reddytalk-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
    do {
      try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: true)
    } catch {
      preconditionFailure("tests need a directory to write in: \(error)")
    }
  }

  deinit { try? FileManager.default.removeItem(at: self.url) }

  /// Writes a file with the given permissions, and returns where it is.
  @discardableResult
  package func write(_ text: String, to name: String, mode: Int = 0o600) throws -> URL {
    let file = self.url.appending(path: name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path())
    return file
  }
}

/// A directory that lives as long as a closure runs.
///
/// - Parameter body: Gets the directory's URL.
/// - Returns: What the closure returns.
/// - Throws: What the closure throws, or why the directory cannot be made.
package func withTemporaryDirectory<Value>(
  _ body: (URL) async throws -> Value
) async throws -> Value {
  let directory = TemporaryDirectory()
  defer { withExtendedLifetime(directory) {} }
  return try await body(directory.url)
}
