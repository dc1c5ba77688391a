import Configuration
import Foundation
import NIOCore
import Synchronization
import TestSupport
import Testing

@testable import FieldEncryption
@testable import ServiceKit
@testable import StoreKit

/// A store's root key moves from every kind of provider to every other, and within the key service.
@Suite("Root keys from provider to provider")
struct ProviderPairTests {
  enum Kind: String, CaseIterable, Sendable {
    case file, environment, passphrase, keyService
  }

  private static let audit = AuditRecord(
    actor: "operator", roles: [], action: "key.root.change", objectID: "test", outcome: .succeeded)

  /// The settings of a provider whose key is its own.
  private static func settings(
    _ kind: Kind, in directory: TemporaryDirectory, _ vault: FakeVault
  ) throws -> [String: String] {
    switch kind {
    case .file:
      let file = try directory.write(RootKeyFile.random(), to: "file.root.key")
      return ["REDDYTALK_ROOT_KEY_FILE": file.path()]
    case .environment:
      return ["REDDYTALK_ROOT_KEY": RootKeyFile.random()]
    case .passphrase:
      let file = try directory.write(
        RootKeyFile.protected(by: "correct horse battery", logN: 10), to: "scrypt.root.key")
      let passphrase = try directory.write("correct horse battery\n", to: "passphrase")
      return [
        "REDDYTALK_ROOT_KEY_FILE": file.path(),
        "REDDYTALK_ROOT_KEY_PASSPHRASE_FILE": passphrase.path(),
      ]
    case .keyService:
      let token = try directory.write("hvs.right-token\n", to: "token")
      return [
        "REDDYTALK_ROOT_KEY_KMS_URL": vault.url,
        "REDDYTALK_ROOT_KEY_KMS_KEY": FakeVault.keyName,
        "REDDYTALK_ROOT_KEY_KMS_TOKEN_FILE": token.path(),
      ]
    }
  }

  private static func provider(
    _ settings: [String: String], secrets: SecretRegistry = SecretRegistry()
  ) throws -> any KeyProvider {
    try RootKeySource.provider(
      of: .collector,
      ConfigReader(provider: EnvironmentVariablesProvider(environmentVariables: settings)),
      in: KeyDirectory(URL(filePath: "/nowhere")), secrets: secrets)
  }

  private static func store(in directory: TemporaryDirectory) throws -> Store {
    try Store(
      StoreConfiguration(directory: directory.url.appending(path: "store"), name: "collector"),
      migrations: [])
  }

  @Test(arguments: Kind.allCases, Kind.allCases)
  func `a store opens with the new provider, and with the old one no more`(old: Kind, new: Kind)
    async throws
  {
    guard old != new else { return }
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    let from = try Self.provider(Self.settings(old, in: directory, vault))
    let to = try Self.provider(Self.settings(new, in: directory, vault))
    let store = try Self.store(in: directory)
    let ring = try await KeyRing(store, provider: from, columns: [])
    let index = try await ring.blindIndex(table: "t", column: "c").token(for: "value")
    let change = try await RootKeyChange.run(on: store, from: from, to: to, audit: Self.audit)
    #expect(change == RootKeyChange(rewrapped: 1, kept: 0))
    await #expect(throws: FieldEncryptionError.self) {
      try await KeyRing(store, provider: from, columns: [])
    }
    let moved = try await KeyRing(store, provider: to, columns: [])
    #expect(try await moved.blindIndex(table: "t", column: "c").token(for: "value") == index)
    try await store.close()
    try await vault.stop()
  }

  @Test func `a new version of the key service's key takes over`() async throws {
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    let provider = try Self.provider(Self.settings(.keyService, in: directory, vault))
    let store = try Self.store(in: directory)
    _ = try await KeyRing(store, provider: provider, columns: [])
    vault.rotate()
    #expect(
      try await RootKeyChange.renew(on: store, with: provider, audit: Self.audit).rewrapped == 1)
    vault.state.withLock { $0.minimumDecryptionVersion = 2 }
    _ = try await KeyRing(store, provider: provider, columns: [])
    try await store.close()
    try await vault.stop()
  }

  @Test func `when the key service goes away in between, nothing is changed`() async throws {
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    let from = try Self.provider(Self.settings(.file, in: directory, vault))
    let to = try Self.provider(Self.settings(.keyService, in: directory, vault))
    let store = try Self.store(in: directory)
    _ = try await KeyRing(store, provider: from, columns: [])
    vault.state.withLock { $0.token = "hvs.another" }
    await #expect(throws: FieldEncryptionError.self) {
      try await RootKeyChange.run(on: store, from: from, to: to, audit: Self.audit)
    }
    _ = try await KeyRing(store, provider: from, columns: [])
    try await store.close()
    try await vault.stop()
  }

  // MARK: - Settings

  @Test func `the token and other keys are kept out of what is printed`() async throws {
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    for (kind, secret) in [
      (Kind.keyService, "hvs.right-token"), (.passphrase, "correct horse battery"),
    ] {
      let secrets = SecretRegistry()
      _ = try Self.provider(Self.settings(kind, in: directory, vault), secrets: secrets)
      #expect(secrets.redact("it is \(secret)!") == "it is [redacted]!")
    }
    let secrets = SecretRegistry()
    let settings = try Self.settings(.file, in: directory, vault)
    _ = try Self.provider(settings, secrets: secrets)
    let key = try String(contentsOfFile: settings["REDDYTALK_ROOT_KEY_FILE"] ?? "", encoding: .utf8)
    #expect(secrets.redact(key) == "[redacted]")
    try await vault.stop()
  }

  @Test func `a token that is renewed is used from the next request on`() async throws {
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    let provider = try Self.provider(Self.settings(.keyService, in: directory, vault))
    let key = KeyEncryptionKey(service: "collector", version: 1)
    _ = try await provider.wrap(key)
    vault.state.withLock { $0.token = "hvs.renewed" }
    try directory.write("hvs.renewed", to: "token")
    _ = try await provider.wrap(key)
    try await vault.stop()
  }

  @Test func `a token that others can read, or that is none, stops the start`() async throws {
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    let settings = try Self.settings(.keyService, in: directory, vault)
    let path = directory.url.appending(path: "token").path()
    try directory.write("hvs.right-token", to: "token", mode: 0o644)
    #expect(throws: ConfigurationError.insecureFile(path: path, mode: "644")) {
      try Self.provider(settings)
    }
    try directory.write("two words", to: "token")
    #expect(throws: ConfigurationError.self) { try Self.provider(settings) }
    try FileManager.default.removeItem(atPath: path)
    #expect(throws: ConfigurationError.missingKey(path: path)) { try Self.provider(settings) }
    try await vault.stop()
  }

  @Test func `two sources of the root key are one too many`() async throws {
    let directory = TemporaryDirectory()
    let vault = try await FakeVault()
    let settings = try Self.settings(.keyService, in: directory, vault)
    #expect(throws: ConfigurationError.self) {
      try Self.provider(settings.merging(["REDDYTALK_ROOT_KEY": RootKeyFile.random()]) { $1 })
    }
    #expect(throws: ConfigurationError.self) {
      try Self.provider(
        settings.merging(["REDDYTALK_ROOT_KEY_KMS_URL": "http://vault.example"]) { $1 })
    }
    try await vault.stop()
  }
}
