import FoundationEssentials

/// A directory of its own for one test, removed with its owner. In memory where the system has such
/// a place: these tests open many stores, and wait for the disk at each commit otherwise.
final class TemporaryDirectory: Sendable {
  let url: URL

  init() throws {
    var generator = SystemRandomNumberGenerator()
    let memory = URL(filePath: "/dev/shm", directoryHint: .isDirectory)
    let isThere = FileManager.default.isWritableFile(atPath: memory.path())
    self.url = (isThere ? memory : FileManager.default.temporaryDirectory).appending(
      path: "trainer-tests-\(String(generator.next(), radix: 16))", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: self.url) }
}
