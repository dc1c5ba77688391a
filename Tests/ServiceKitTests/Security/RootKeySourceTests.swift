import Configuration
import Foundation
import TestSupport
import Testing

@testable import FieldEncryption
@testable import ServiceKit

@Suite("Where the root key comes from")
struct RootKeySourceTests {
  private let owner = TemporaryDirectory()
  private static let secret =
    "reddytalk-root-key:v1:raw:" + Data(repeating: 5, count: 32).base64EncodedString()

  private var keys: KeyDirectory { KeyDirectory(self.owner.url) }

  private func write(_ text: String, to name: String, mode: Int = 0o600) throws -> URL {
    let file = self.owner.url.appending(path: name)
    try Data(text.utf8).write(to: file)
    try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file.path())
    return file
  }

  private func read(_ variables: [String: String] = [:]) throws -> RootKey {
    let config = ConfigReader(
      provider: EnvironmentVariablesProvider(environmentVariables: variables))
    return try RootKeySource.read(of: .collector, config, in: self.keys)
  }

  /// Whether two root keys are the same.
  private func isSame(_ one: RootKey, _ other: RootKey) throws -> Bool {
    let wrapped = try one.wrap(KeyEncryptionKey(service: "test", version: 1))
    return (try? other.unwrap(wrapped, service: "test", version: 1)) != nil
  }

  @Test func `from the directory of keys, unless a file or the key itself is named`() throws {
    _ = try self.write(RootKeyFile.random(), to: "collector.root.key")
    let other = try self.write(Self.secret + "\n", to: "other.key")
    let standard = try self.read()
    let named = try self.read(["REDDYTALK_ROOT_KEY_FILE": other.path()])
    let given = try self.read([
      "REDDYTALK_ROOT_KEY": Self.secret, "REDDYTALK_ROOT_KEY_FILE": "/nowhere",
    ])
    #expect(try !self.isSame(standard, named))
    #expect(try self.isSame(named, given))
    #expect(given.name == "REDDYTALK_ROOT_KEY")
  }

  @Test func `a passphrase opens a key that has one`() throws {
    _ = try self.write(
      try RootKeyFile.protected(by: "correct horse", logN: 10), to: "collector.root.key")
    let right = try self.write("correct horse\n", to: "right")
    let wrong = try self.write("battery staple", to: "wrong")
    _ = try self.read(["REDDYTALK_ROOT_KEY_PASSPHRASE_FILE": right.path()])
    for variables in [[:], ["REDDYTALK_ROOT_KEY_PASSPHRASE_FILE": wrong.path()]] {
      #expect {
        try self.read(variables)
      } throws: { error in
        guard case ConfigurationError.unusableKey(let reason) = error else { return false }
        return reason.contains("passphrase") && !reason.contains("staple")
      }
    }
  }

  @Test func `a file that is missing, open to others or something else is named`() throws {
    let path = self.keys.rootKey(of: .collector).path()
    #expect(throws: ConfigurationError.missingKey(path: path)) { try self.read() }
    _ = try self.write(Self.secret, to: "collector.root.key", mode: 0o644)
    #expect(throws: ConfigurationError.insecureFile(path: path, mode: "644")) { try self.read() }
    try FileManager.default.removeItem(at: self.keys.rootKey(of: .collector))
    _ = try self.write("hello", to: "collector.root.key")
    #expect {
      try self.read()
    } throws: { error in
      guard case ConfigurationError.unusableKey(let reason) = error else { return false }
      return reason.contains(path) && reason.contains("reddytalk pki init")
    }
  }
}
