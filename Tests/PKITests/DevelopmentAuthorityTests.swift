import Crypto
import FieldEncryption
import Foundation
import SwiftASN1
import Testing
@_spi(FixedExpiryValidationTime) import X509

@testable import PKI

struct DevelopmentAuthorityTests {
  private let fixture = PKIFixture()
  private static let day: TimeInterval = 86_400

  @Test func `the first run makes everything that the services need`() throws {
    let result = try self.fixture.authority().prepare()
    var expected = ["ca.key", "ca.pem", "gateway.jwt.key", "gateway.jwt.pub"]
    for service in DevelopmentAuthority.services {
      expected += ["key", "pem", "root.key", "signing.key", "signing.pub"].map {
        "\(service).\($0)"
      }
    }
    for client in DevelopmentAuthority.clients { expected += ["\(client).key", "\(client).pem"] }
    #expect(result.created.sorted() == expected.sorted())
    #expect(try self.fixture.files() == expected.sorted())
  }

  @Test func `a second run changes nothing`() throws {
    try self.fixture.authority().prepare()
    let before = try self.fixture.contents()
    let result = try self.fixture.authority().prepare()
    #expect(result.created.isEmpty && result.renewed.isEmpty)
    #expect(try self.fixture.contents() == before)
  }

  @Test func `the root key is opened with a passphrase when one is given`() throws {
    try self.fixture.authority().prepare()
    #expect(try !RootKeyFile.needsPassphrase(self.fixture.text("collector.root.key")))
    let other = PKIFixture()
    try DevelopmentAuthority(
      directory: other.directory, services: ["trainer"], clients: [], rootKeyPassphrase: "horse"
    ).prepare()
    #expect(try RootKeyFile.needsPassphrase(other.text("trainer.root.key")))
  }

  @Test func `only the owner can read the files`() throws {
    try self.fixture.authority().prepare()
    #expect(try self.fixture.mode(of: "") == 0o700)
    for name in try self.fixture.files() {
      #expect(try self.fixture.mode(of: name) == 0o600, "\(name)")
    }
  }

  @Test func `a service's certificate is accepted for what the service does`() async throws {
    try self.fixture.authority().prepare()
    let authority = try self.fixture.certificate("ca.pem")
    for service in DevelopmentAuthority.services + DevelopmentAuthority.clients {
      let leaf = try self.fixture.certificate("\(service).pem")
      var verifier = Verifier(rootCertificates: CertificateStore([authority])) {
        RFC5280Policy(fixedExpiryValidationTime: self.fixture.start)
      }
      let outcome = await verifier.validate(leaf: leaf, intermediates: CertificateStore([]))
      guard case .validCertificate = outcome else {
        Issue.record("\(service): \(outcome)")
        continue
      }
      let usage = try #require(try leaf.extensions.extendedKeyUsage)
      #expect(Array(usage) == [.serverAuth, .clientAuth])
    }
  }

  @Test func `a certificate names its service and the local host`() throws {
    try self.fixture.authority().prepare()
    let leaf = try self.fixture.certificate("trainer.pem")
    let names = try #require(try leaf.extensions.subjectAlternativeNames)
    #expect(
      Array(names) == [
        .uniformResourceIdentifier("spiffe://reddytalk/trainer"), .dnsName("localhost"),
        .dnsName("trainer"), .ipAddress(ASN1OctetString(contentBytes: [127, 0, 0, 1])),
      ])
  }

  @Test func `a certificate lives 30 days and its authority a year`() throws {
    try self.fixture.authority().prepare()
    let leaf = try self.fixture.certificate("trainer.pem")
    let authority = try self.fixture.certificate("ca.pem")
    #expect(leaf.notValidAfter == self.fixture.start + 30 * Self.day)
    #expect(authority.notValidAfter == self.fixture.start + 365 * Self.day)
    #expect(leaf.notValidBefore < self.fixture.start)
  }

  @Test func `the expiry that is told is the certificate's own`() throws {
    try self.fixture.authority().prepare()
    let leaf = try self.fixture.certificate("trainer.pem")
    #expect(try self.fixture.authority().expiry(of: "trainer") == leaf.notValidAfter)
    #expect(throws: (any Error).self) { try self.fixture.authority().expiry(of: "nobody") }
  }

  @Test func `certificates that expire soon are renewed and keys are kept`() throws {
    try self.fixture.authority().prepare()
    let key = try self.fixture.text("trainer.key")
    let result = try self.fixture.authority(after: 21 * Self.day).prepare()
    let everybody = DevelopmentAuthority.services + DevelopmentAuthority.clients
    #expect(result.renewed.sorted() == everybody.map { "\($0).pem" }.sorted())
    #expect(result.created.isEmpty)
    #expect(try self.fixture.text("trainer.key") == key)
    #expect(
      try self.fixture.certificate("trainer.pem").notValidAfter
        == self.fixture.start + 51 * Self.day)
  }

  @Test func `certificates with time left are not renewed`() throws {
    try self.fixture.authority().prepare()
    #expect(try self.fixture.authority(after: 19 * Self.day).prepare().renewed.isEmpty)
  }

  @Test func `a certificate that does not fit its key is replaced`() throws {
    try self.fixture.authority().prepare()
    try FileManager.default.removeItem(at: self.fixture.directory.appending(path: "trainer.key"))
    let result = try self.fixture.authority().prepare()
    #expect(result.created == ["trainer.key"])
    #expect(result.renewed == ["trainer.pem"])
  }

  @Test func `an interrupted run is completed by the next`() throws {
    try self.fixture.authority().prepare()
    for name in ["collector.pem", "evaluator.signing.pub", "gateway.jwt.pub"] {
      try FileManager.default.removeItem(at: self.fixture.directory.appending(path: name))
    }
    let result = try self.fixture.authority().prepare()
    #expect(result.created == ["collector.pem", "evaluator.signing.pub", "gateway.jwt.pub"])
  }

  @Test func `an expired authority is refused with its remedy`() throws {
    try self.fixture.authority().prepare()
    let error = #expect(throws: PKIError.self) {
      try self.fixture.authority(after: 360 * Self.day).prepare()
    }
    guard case .authorityExpired = error else {
      Issue.record("unexpected error \(String(describing: error))")
      return
    }
  }

  @Test func `without the authority's key nothing can be issued`() throws {
    try self.fixture.authority().prepare()
    for name in ["ca.key", "trainer.pem"] {
      try FileManager.default.removeItem(at: self.fixture.directory.appending(path: name))
    }
    #expect(
      throws: PKIError.missingAuthorityKey(
        path: self.fixture.directory.appending(path: "ca.key").path())
    ) {
      try self.fixture.authority().prepare()
    }
  }

  @Test func `a file that is no key is named and left alone`() throws {
    try self.fixture.authority().prepare()
    let file = self.fixture.directory.appending(path: "trainer.key")
    try Data("nonsense".utf8).write(to: file)
    #expect(
      throws: PKIError.malformedFile(path: file.path(), expected: "a private key in PEM")
    ) {
      try self.fixture.authority().prepare()
    }
    #expect(try self.fixture.text("trainer.key") == "nonsense")
  }

  @Test func `runs at the same time agree on one set of keys`() async throws {
    let results = try await withThrowingTaskGroup { group in
      for _ in 1...4 { group.addTask { try self.fixture.authority().prepare() } }
      return try await group.reduce(into: [PreparedKeys]()) { $0.append($1) }
    }
    #expect(results.count { !$0.created.isEmpty } == 1)
  }

  @Test func `signing keys verify what they sign`() throws {
    try self.fixture.authority().prepare()
    let key = try Certificate.PrivateKey(
      pemEncoded: try self.fixture.text("evaluator.signing.key"))
    let published = try Certificate.PublicKey(
      pemEncoded: try self.fixture.text("evaluator.signing.pub"))
    #expect(key.publicKey == published)
    #expect(Curve25519.Signing.PublicKey(published) != nil)
  }

  @Test func `the token key is on P-256`() throws {
    try self.fixture.authority().prepare()
    let key = try P256.Signing.PrivateKey(
      pemRepresentation: try self.fixture.text("gateway.jwt.key"))
    #expect(
      try self.fixture.text("gateway.jwt.pub").split(separator: "\n")
        == key.publicKey.pemRepresentation.split(separator: "\n"))
  }
}
