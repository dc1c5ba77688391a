import Foundation

/// A directory for one test, removed with it.
final class TemporaryDirectory: Sendable {
  let url: URL

  init() throws {
    self.url = FileManager.default.temporaryDirectory
      .appending(path: "servicekit-tests-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: self.url, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(at: self.url)
  }

  @discardableResult
  func write(_ text: String, to name: String, mode: Int = 0o600) throws -> URL {
    let file = self.url.appending(path: name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path())
    return file
  }
}
