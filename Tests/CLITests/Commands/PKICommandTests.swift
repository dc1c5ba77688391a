import ArgumentParser
import FieldEncryption
import Foundation
import GRDB
import PKI
import StoreKit
import TestSupport
import Testing

@testable import CLI

struct PKICommandTests {
  private let owner = TemporaryDirectory()

  private var pki: String { self.owner.url.appending(path: "pki").path }

  // MARK: - Lives

  @Test(arguments: [("30d", 30 * 86_400.0), ("24h", 86_400), ("90m", 5400)])
  func `a lifetime is a number and a unit`(text: String, seconds: TimeInterval) throws {
    #expect(try #require(Lifetime(argument: text)).seconds == seconds)
  }

  @Test(arguments: ["", "30", "d", "-1d", "0h", "1.5h", "30 d", "100001d"])
  func `what is no lifetime is refused`(text: String) {
    #expect(Lifetime(argument: text) == nil)
  }

  @Test func `a lifetime is shown as it is written`() {
    for text in ["30d", "36h", "90m"] {
      #expect(Lifetime(argument: text)?.description == text)
    }
  }

  // MARK: - Certificates

  @Test func `steps that exclude one another are refused`() {
    #expect(throws: (any Error).self) { try PKIRotateCommand.parse(["--authority", "--retire"]) }
    #expect(throws: (any Error).self) { try PKIRotateCommand.parse(["trainer", "--retire"]) }
    #expect(throws: Never.self) { try PKIRotateCommand.parse(["trainer", "--lifetime", "24h"]) }
  }

  @Test func `a certificate is issued, listed, and renewed for as long as before`() async throws {
    try DevelopmentAuthority(directory: URL(filePath: self.pki)).prepare()
    try await PKIIssueCommand.parse(
      ["ward-7", "--lifetime", "24h", "--host", "ward7.example", "--directory", self.pki]
    ).run()
    let authority = CertificateAuthority(directory: URL(filePath: self.pki))
    func ward() throws -> CertificateSummary {
      try #require(try authority.list().first { $0.name == "ward-7" })
    }
    let first = try ward()
    #expect(first.names.contains("ward7.example"))
    try await PKIListCommand.parse(["--directory", self.pki, "--json"]).run()
    try await PKIRotateCommand.parse(["ward-7", "--directory", self.pki]).run()
    let second = try ward()
    #expect(second.serial != first.serial)
    #expect(second.names == first.names)
  }

  @Test func `what cannot be done ends with the code for configuration`() async throws {
    let nowhere = self.owner.url.appending(path: "nowhere").path
    let missing = await #expect(throws: ExitCode.self) {
      try await PKIListCommand.parse(["--directory", nowhere]).run()
    }
    #expect(missing?.rawValue == CommandFailure.Code.noInput.rawValue)
    try DevelopmentAuthority(directory: URL(filePath: self.pki)).prepare()
    let exists = await #expect(throws: ExitCode.self) {
      try await PKIIssueCommand.parse(["trainer", "--directory", self.pki]).run()
    }
    #expect(exists?.rawValue == CommandFailure.Code.configuration.rawValue)
  }

  @Test func `a list with a certificate that cannot be used ends with 1`() async throws {
    let past = Date(timeIntervalSinceNow: -40 * 86_400)
    try DevelopmentAuthority(directory: URL(filePath: self.pki), now: { past }).prepare()
    let code = await #expect(throws: ExitCode.self) {
      try await PKIListCommand.parse(["--directory", self.pki]).run()
    }
    #expect(code?.rawValue == 1)
  }

  // MARK: - Root keys

  /// A store as a service has left it, with migrations that this program does not know.
  private func makeStore(_ provider: any KeyProvider) async throws {
    let migration = StoreMigration(identifier: "service-1") { db in
      try db.execute(sql: "CREATE TABLE own (id INTEGER PRIMARY KEY)")
    }
    let store = try Store(self.configuration, migrations: [migration])
    _ = try await KeyRing(store, provider: provider, columns: [])
    try await store.close()
  }

  private var configuration: StoreConfiguration {
    StoreConfiguration(directory: self.owner.url.appending(path: "collector"), name: "collector")
  }

  private func settings(_ name: String) throws -> (file: String, root: RootKey) {
    let text = RootKeyFile.random()
    let key = try self.owner.write(text, to: "\(name).key")
    let file = try self.owner.write("REDDYTALK_ROOT_KEY_FILE=\(key.path)\n", to: "\(name).env")
    return (file.path, try RootKeyFile.read(text, name: name))
  }

  private func rewrap(_ from: String, _ to: String) throws -> PKIRewrapRootCommand {
    try PKIRewrapRootCommand.parse([
      "collector", "--from", from, "--to", to, "--data-dir", self.owner.url.path, "--directory",
      self.pki,
    ])
  }

  @Test func `a stopped service's store moves to another root key`() async throws {
    let (old, new) = (try self.settings("old"), try self.settings("new"))
    try await self.makeStore(old.root)
    try await self.rewrap(old.file, new.file).run()
    // The second time there is nothing to do, which is no error.
    try await self.rewrap(old.file, new.file).run()
    let store = try Store(existing: self.configuration)
    _ = try await KeyRing(store, provider: new.root, columns: [])
    await #expect(throws: FieldEncryptionError.self) {
      try await KeyRing(store, provider: old.root, columns: [])
    }
    try await store.close()
  }

  @Test func `a store that runs, is not there, or has another root key is left alone`() async throws
  {
    let (old, new) = (try self.settings("old"), try self.settings("new"))
    func code(_ from: String) async throws -> Int32? {
      let command = try self.rewrap(from, new.file)
      let error = await #expect(throws: ExitCode.self) { try await command.run() }
      return error?.rawValue
    }
    #expect(try await code(old.file) == CommandFailure.Code.noInput.rawValue)
    try await self.makeStore(old.root)
    #expect(
      try await code(self.settings("wrong").file) == CommandFailure.Code.configuration.rawValue)
    let store = try Store(existing: self.configuration)
    #expect(try await code(old.file) == CommandFailure.Code.noInput.rawValue)
    _ = try await KeyRing(store, provider: old.root, columns: [])
    try await store.close()
  }
}
