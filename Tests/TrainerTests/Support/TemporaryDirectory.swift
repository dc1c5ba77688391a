import FoundationEssentials

/// A directory of its own for one test, removed with its owner.
final class TemporaryDirectory: Sendable {
  let url: URL

  init() throws {
    var generator = SystemRandomNumberGenerator()
    self.url = FileManager.default.temporaryDirectory.appending(
      path: "trainer-tests-\(String(generator.next(), radix: 16))", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: self.url) }
}
