import FieldEncryption
import Foundation
import NIOHTTP1
import NIOSSL
import PKI
import Synchronization
import TestSupport
import Testing

@testable import VaultTransit

/// A root key in a key service that behaves as HashiCorp Vault's documentation says.
struct TransitKeyProviderTests {
  /// A vault and a provider that asks it without waiting between attempts.
  private static func with(
    _ binding: TransitConfiguration.Binding = .content, namespace: String? = nil,
    mount: String = "transit",
    key: String = FakeVault.keyName, token: String = "hvs.right-token", attempts: Int = 3,
    _ body: (FakeVault, TransitKeyProvider) async throws -> Void
  ) async throws {
    let vault = try await FakeVault()
    let configuration = try TransitConfiguration(
      url: vault.url, mount: mount, key: key, namespace: namespace, binding: binding,
      attempts: attempts, backoff: .zero)
    do {
      try await body(vault, TransitKeyProvider(configuration) { token })
    } catch {
      try? await vault.stop()
      throw error
    }
    try await vault.stop()
  }

  private static let key = KeyEncryptionKey(service: "collector", version: 3)

  private static func unwrap(_ wrapped: Data, _ provider: TransitKeyProvider) async throws
    -> KeyEncryptionKey
  {
    try await provider.unwrap(wrapped, service: "collector", version: 3)
  }

  // MARK: - What it is for

  @Test(arguments: TransitConfiguration.Binding.allCases)
  func `what was wrapped opens again, and the store sees the service's own text`(
    binding: TransitConfiguration.Binding
  ) async throws {
    try await Self.with(binding) { vault, provider in
      vault.state.withLock { $0.isDerived = binding == .context }
      let wrapped = try await provider.wrap(Self.key)
      #expect(String(decoding: wrapped, as: UTF8.self).hasPrefix("vault:v1:"))
      #expect(try await Self.unwrap(wrapped, provider).bytes == Self.key.bytes)
    }
  }

  @Test(arguments: TransitConfiguration.Binding.allCases)
  func `a wrapped key takes the place of no other`(binding: TransitConfiguration.Binding)
    async throws
  {
    try await Self.with(binding) { vault, provider in
      vault.state.withLock { $0.isDerived = binding == .context }
      let wrapped = try await provider.wrap(Self.key)
      for (service, version) in [("trainer", UInt32(3)), ("collector", 4)] {
        await #expect(throws: FieldEncryptionError.self) {
          try await provider.unwrap(wrapped, service: service, version: version)
        }
      }
    }
  }

  @Test(arguments: [TransitConfiguration.Binding.content, .context])
  func `a new version of the key is taken by wrapping anew, which shows the key to nobody`(
    binding: TransitConfiguration.Binding
  ) async throws {
    try await Self.with(binding) { vault, provider in
      vault.state.withLock { $0.isDerived = binding == .context }
      let old = try await provider.wrap(Self.key)
      vault.rotate()
      vault.state.withLock { $0.operations = [] }
      let new = try await provider.rewrap(old, service: "collector", version: 3)
      #expect(vault.state.withLock { $0.operations } == ["rewrap"])
      #expect(String(decoding: new, as: UTF8.self).hasPrefix("vault:v2:"))
      vault.state.withLock { $0.minimumDecryptionVersion = 2 }
      #expect(try await Self.unwrap(new, provider).bytes == Self.key.bytes)
    }
  }

  @Test func `what rewrap cannot keep bound is opened and wrapped anew`() async throws {
    try await Self.with(.associatedData) { vault, provider in
      let old = try await provider.wrap(Self.key)
      vault.rotate()
      let new = try await provider.rewrap(old, service: "collector", version: 3)
      #expect(String(decoding: new, as: UTF8.self).hasPrefix("vault:v2:"))
      #expect(try await Self.unwrap(new, provider).bytes == Self.key.bytes)
      await #expect(throws: FieldEncryptionError.self) {
        try await provider.unwrap(new, service: "trainer", version: 3)
      }
    }
  }

  @Test func `the namespace is named`() async throws {
    try await Self.with(namespace: "clinic/north") { vault, provider in
      vault.state.withLock { $0.namespace = "clinic/north" }
      _ = try await provider.wrap(Self.key)
    }
  }

  // MARK: - Refusals

  /// Expects an error that says all of these, and nothing that is secret.
  private static func expectRefusal(
    _ words: String..., sourceLocation: SourceLocation = #_sourceLocation,
    _ call: () async throws -> Void
  ) async {
    do {
      try await call()
      Issue.record("not refused", sourceLocation: sourceLocation)
    } catch {
      for word in words {
        #expect("\(error)".contains(word), "\(error)", sourceLocation: sourceLocation)
      }
      #expect(!"\(error)".contains("hvs."), "\(error)", sourceLocation: sourceLocation)
      let key = Self.key.bytes.base64EncodedString()
      #expect(!"\(error)".contains(key), "\(error)", sourceLocation: sourceLocation)
      #expect(error is FieldEncryptionError, "\(error)", sourceLocation: sourceLocation)
    }
  }

  @Test func `a token that may not use the key is refused at once`() async throws {
    try await Self.with(token: "hvs.wrong-token") { vault, provider in
      await Self.expectRefusal("refuses the token", "permission denied", "KMS_TOKEN_FILE") {
        _ = try await provider.wrap(Self.key)
      }
      #expect(vault.state.withLock { $0.operations } == ["encrypt"])
    }
  }

  @Test func `what is mounted or named elsewhere is told`() async throws {
    try await Self.with(mount: "elsewhere") { _, provider in
      await Self.expectRefusal("no such key or engine", "KMS_MOUNT") {
        _ = try await provider.wrap(Self.key)
      }
    }
    try await Self.with(key: "other") { _, provider in
      await Self.expectRefusal("encryption key not found") {
        _ = try await provider.wrap(Self.key)
      }
    }
  }

  @Test func `a version below the minimum is told, with what to do`() async throws {
    try await Self.with { vault, provider in
      let wrapped = try await provider.wrap(Self.key)
      vault.rotate()
      vault.state.withLock { $0.minimumDecryptionVersion = 2 }
      await Self.expectRefusal("too old", "min_decryption_version") {
        _ = try await Self.unwrap(wrapped, provider)
      }
    }
  }

  @Test func `a derived key without its context is told`() async throws {
    try await Self.with(.content) { vault, provider in
      vault.state.withLock { $0.isDerived = true }
      await Self.expectRefusal("missing 'context'") { _ = try await provider.wrap(Self.key) }
    }
  }

  @Test func `what was changed does not open`() async throws {
    try await Self.with { _, provider in
      let wrapped = try await provider.wrap(Self.key)
      var text = Array(String(decoding: wrapped, as: UTF8.self))
      text[20] = text[20] == "A" ? "B" : "A"
      let changed = Data(String(text).utf8)
      await #expect(throws: FieldEncryptionError.wrongWrappingKey(what: "the store's key")) {
        try await Self.unwrap(changed, provider)
      }
    }
  }

  @Test func `what another provider has wrapped is not even asked about`() async throws {
    try await Self.with { vault, provider in
      let root = try RootKey(name: "file", bytes: Data(repeating: 1, count: 32))
      let wrapped = try root.wrap(Self.key)
      await #expect(throws: FieldEncryptionError.wrongWrappingKey(what: "the key of the collector"))
      {
        try await Self.unwrap(wrapped, provider)
      }
      #expect(vault.state.withLock { $0.operations.isEmpty })
    }
  }

  @Test(arguments: [
    "", "[]", #"{"data":{}}"#, #"{"data":{"ciphertext":"hello"}}"#,
    #"{"data":{"ciphertext":"vault:v1:a\nb"}}"#, #"{"data":{"plaintext":"!"}}"#,
    #"{"data":{"plaintext":"AAAA"}}"#,
  ])
  func `an answer of another form is refused`(body: String) async throws {
    try await Self.with { vault, provider in
      let wrapped = try await provider.wrap(Self.key)
      vault.state.withLock { $0.body = body }
      await #expect(throws: FieldEncryptionError.self) { try await provider.wrap(Self.key) }
      await #expect(throws: FieldEncryptionError.self) { try await Self.unwrap(wrapped, provider) }
    }
  }

  @Test func `an answer without end is cut off`() async throws {
    try await Self.with { vault, provider in
      vault.state.withLock { $0.body = String(repeating: "a", count: 1 << 20) }
      await Self.expectRefusal("larger than") { _ = try await provider.wrap(Self.key) }
    }
  }

  @Test func `a redirect is not followed`() async throws {
    try await Self.with { vault, provider in
      vault.state.withLock { $0.failures = [.temporaryRedirect] }
      await Self.expectRefusal("redirects") { _ = try await provider.wrap(Self.key) }
      #expect(vault.state.withLock { $0.operations.count } == 1)
    }
  }

  // MARK: - Trying again

  @Test(arguments: [
    HTTPResponseStatus.tooManyRequests, .internalServerError, .badGateway, .serviceUnavailable,
    .preconditionFailed,
  ])
  func `what may pass is waited for`(status: HTTPResponseStatus) async throws {
    try await Self.with { vault, provider in
      vault.state.withLock { $0.failures = [status, status] }
      _ = try await provider.wrap(Self.key)
      #expect(vault.state.withLock { $0.operations.count } == 3)
    }
  }

  @Test func `a sealed vault is out of reach, not a wrong key`() async throws {
    try await Self.with { vault, provider in
      vault.state.withLock { $0.isSealed = true }
      let error = await #expect(throws: KeyServiceUnavailable.self) {
        try await provider.wrap(Self.key)
      }
      #expect(error?.attempts == 3)
      #expect(error?.reason.contains("Vault is sealed") == true)
    }
  }

  @Test func `a vault that is gone is out of reach`() async throws {
    let vault = try await FakeVault()
    try await vault.stop()
    let configuration = try TransitConfiguration(
      url: vault.url, key: FakeVault.keyName, attempts: 2, backoff: .zero)
    let provider = TransitKeyProvider(configuration) { "hvs.right-token" }
    let error = await #expect(throws: KeyServiceUnavailable.self) {
      try await provider.wrap(Self.key)
    }
    #expect(error?.attempts == 2)
    #expect(error.map { "\($0)".contains("127.0.0.1") } == true)
  }

  @Test func `attempts are further and further apart, and as far as the service wants`()
    async throws
  {
    let clock = ManualClock()
    let vault = try await FakeVault()
    vault.state.withLock {
      $0.failures = [.tooManyRequests]
      $0.retryAfter = "2"
    }
    let configuration = try TransitConfiguration(url: vault.url, key: FakeVault.keyName)
    let provider = TransitKeyProvider(configuration, clock: clock) { "hvs.right-token" }
    async let wrapped = provider.wrap(Self.key)
    try await eventually("it waits") { clock.sleeperCount == 1 }
    clock.advance(by: .milliseconds(1999))
    #expect(clock.sleeperCount == 1)
    clock.advance(by: .milliseconds(1))
    _ = try await wrapped
    try await vault.stop()
  }

  // MARK: - TLS

  private static func tls(_ directory: URL, name: String) throws -> NIOSSLContext {
    let pem = directory.appending(path: "\(name).pem").path()
    return try NIOSSLContext(
      configuration: .makeServerConfiguration(
        certificateChain: try NIOSSLCertificate.fromPEMFile(pem).map { .certificate($0) },
        privateKey: .privateKey(
          try NIOSSLPrivateKey(file: directory.appending(path: "\(name).key").path(), format: .pem))
      ))
  }

  @Test func `a certificate of the named authority for the right host is taken, no other`()
    async throws
  {
    let (own, stranger) = (TemporaryDirectory(), TemporaryDirectory())
    for directory in [own, stranger] {
      try DevelopmentAuthority(directory: directory.url, services: ["vault"], clients: []).prepare()
    }
    let past = Date(timeIntervalSinceNow: -10 * 86_400)
    _ = try CertificateAuthority(directory: own.url, now: { past }).issue("old", lifetime: 86_400)
    for (directory, name, isRight) in [
      (own, "vault", true), (stranger, "vault", false), (own, "old", false),
    ] {
      let vault = try await FakeVault(tls: Self.tls(directory.url, name: name))
      let configuration = try TransitConfiguration(
        url: vault.url, key: FakeVault.keyName,
        certificateAuthorityFile: own.url.appending(path: "ca.pem").path(), backoff: .zero)
      let provider = TransitKeyProvider(configuration) { "hvs.right-token" }
      if isRight {
        _ = try await provider.wrap(Self.key)
      } else {
        await Self.expectRefusal("not trusted", "KMS_CA_FILE") {
          _ = try await provider.wrap(Self.key)
        }
        #expect(vault.state.withLock { $0.operations.isEmpty })
      }
      try await vault.stop()
    }
  }

  @Test func `a certificate for another host is refused`() async throws {
    let directory = TemporaryDirectory()
    try DevelopmentAuthority(directory: directory.url, services: ["vault"], clients: []).prepare()
    let vault = try await FakeVault(tls: Self.tls(directory.url, name: "vault"))
    // The certificate names localhost and 127.0.0.1, and not this one.
    let url = vault.url.replacing("localhost", with: "127.0.0.2")
    let configuration = try TransitConfiguration(
      url: url, key: FakeVault.keyName,
      certificateAuthorityFile: directory.url.appending(path: "ca.pem").path(), attempts: 1)
    let provider = TransitKeyProvider(configuration) { "hvs.right-token" }
    await #expect(throws: (any Error).self) { try await provider.wrap(Self.key) }
    #expect(vault.state.withLock { $0.operations.isEmpty })
    try await vault.stop()
  }

  // MARK: - Settings

  @Test(arguments: [
    "http://vault.example:8200", "http://127.0.0.1.example.com", "ftp://x", "vault:8200", "",
    "http://127.0.0.1@vault.example",
  ])
  func `plaintext to another machine cannot be configured`(url: String) {
    #expect(throws: FieldEncryptionError.self) { try TransitConfiguration(url: url, key: "k") }
  }

  @Test(arguments: [
    "https://vault.example:8200", "http://127.0.0.1:8200/", "http://localhost", "http://[::1]:8200",
  ])
  func `https, and an agent on this machine, can be configured`(url: String) throws {
    _ = try TransitConfiguration(url: url, key: "k")
  }

  @Test(arguments: [
    ("../x", "transit"), ("a/b", "transit"), ("", "transit"), ("k", "a/../b"), ("k", ""),
    ("k?x", "m"),
  ])
  func `a key or mount that leads elsewhere cannot be configured`(key: String, mount: String) {
    #expect(throws: FieldEncryptionError.self) {
      try TransitConfiguration(url: "https://vault.example", mount: mount, key: key)
    }
  }
}
