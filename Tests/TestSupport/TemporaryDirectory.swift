package import FoundationEssentials

/// A directory that lives as long as a closure runs.
///
/// - Parameter body: Gets the directory's URL.
/// - Returns: What the closure returns.
/// - Throws: What the closure throws, or why the directory cannot be made.
package func withTemporaryDirectory<Value>(
  _ body: (URL) async throws -> Value
) async throws -> Value {
  let directory = URL(filePath: "/tmp/reddytalk-tests/\(UUID().uuidString)")
  try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: directory) }
  return try await body(directory)
}
