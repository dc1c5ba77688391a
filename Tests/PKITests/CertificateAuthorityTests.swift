import Foundation
import SwiftASN1
import Testing
@_spi(FixedExpiryValidationTime) import X509

@testable import PKI

struct CertificateAuthorityTests {
  private let fixture = PKIFixture()
  private static let day: TimeInterval = 86_400

  private func authority(after delay: TimeInterval = 0) -> CertificateAuthority {
    let now = self.fixture.start + delay
    return CertificateAuthority(directory: self.fixture.directory, now: { now })
  }

  /// Whether peers who trust what is in `ca.pem` take a certificate.
  private func isTrusted(_ name: String, after delay: TimeInterval = 0) async throws -> Bool {
    let roots = try PEMDocument.parseMultiple(pemString: self.fixture.text("ca.pem"))
      .map { try Certificate(pemDocument: $0) }
    let time = self.fixture.start + delay
    var verifier = Verifier(rootCertificates: CertificateStore(roots)) {
      RFC5280Policy(fixedExpiryValidationTime: time)
    }
    let outcome = await verifier.validate(
      leaf: try self.fixture.certificate("\(name).pem"), intermediates: CertificateStore([]))
    guard case .validCertificate = outcome else { return false }
    return true
  }

  // MARK: - Issuing

  @Test func `a certificate is issued for any name, with its own life and hosts`() async throws {
    try self.fixture.authority().prepare()
    let issued = try self.authority().issue(
      "night-shift", lifetime: 3600, hosts: ["api.hospital.example", "10.0.0.7"])
    #expect(
      issued.names == [
        "spiffe://reddytalk/night-shift", "localhost", "night-shift", "127.0.0.1",
        "api.hospital.example", "10.0.0.7",
      ])
    #expect(issued.notAfter == self.fixture.start + 3600)
    #expect(try await self.isTrusted("night-shift"))
    for name in ["night-shift.key", "night-shift.pem"] {
      #expect(try self.fixture.mode(of: name) == 0o600)
    }
    let key = try Certificate.PrivateKey(pemEncoded: self.fixture.text("night-shift.key"))
    #expect(try key.publicKey == self.fixture.certificate("night-shift.pem").publicKey)
  }

  @Test func `what exists is replaced only when that is asked for`() throws {
    try self.fixture.authority().prepare()
    let path = self.fixture.directory.appending(path: "trainer.pem").path()
    let before = try self.fixture.contents()
    #expect(throws: PKIError.exists(path: path)) {
      try self.authority().issue("trainer", lifetime: 3600)
    }
    #expect(try self.fixture.contents() == before)
    _ = try self.authority().issue("trainer", lifetime: 3600, replacing: true)
    #expect(try self.fixture.text("trainer.key") != before["trainer.key"])
  }

  @Test(arguments: ["", "Trainer", "a/b", "../x", "a_b", "ca", String(repeating: "a", count: 64)])
  func `a name that no identity can have is refused`(name: String) throws {
    try self.fixture.authority().prepare()
    #expect(throws: PKIError.invalidName(name)) {
      try self.authority().issue(name, lifetime: 3600)
    }
  }

  @Test(arguments: ["", "a b", "x..y", "https://x"])
  func `a host that is none is refused`(host: String) throws {
    try self.fixture.authority().prepare()
    #expect(throws: PKIError.invalidHost(host)) {
      try self.authority().issue("x", lifetime: 3600, hosts: [host])
    }
  }

  @Test func `without an authority, its key or its life nothing is issued`() throws {
    let authority = self.fixture.directory.appending(path: "ca.pem").path()
    #expect(throws: PKIError.missing(path: authority)) {
      try self.authority().issue("x", lifetime: 3600)
    }
    try self.fixture.authority().prepare()
    let expiry = self.fixture.start + 365 * Self.day
    #expect(throws: PKIError.authorityExpired(path: authority, at: expiry)) {
      try self.authority(after: 366 * Self.day).issue("x", lifetime: 3600)
    }
    let key = self.fixture.directory.appending(path: "ca.key")
    try FileManager.default.removeItem(at: key)
    #expect(throws: PKIError.missingAuthorityKey(path: key.path())) {
      try self.authority().issue("x", lifetime: 3600)
    }
  }

  // MARK: - Renewing

  @Test func `renewing gives a new key, and the names and the lifetime of the old one`() throws {
    try self.fixture.authority().prepare()
    let old = try self.authority().issue("x", lifetime: 3600, hosts: ["x.example"])
    let key = try self.fixture.text("x.key")
    let renewed = try #require(try self.authority(after: 1800).renew(["x"]).first)
    #expect(renewed.names == old.names)
    #expect(renewed.notAfter == self.fixture.start + 1800 + 3600)
    #expect(renewed.serial != old.serial)
    #expect(try self.fixture.text("x.key") != key)
  }

  @Test func `everybody is renewed unless somebody is named, and a stranger is an error`() throws {
    try self.fixture.authority().prepare()
    let everybody = DevelopmentAuthority.services + DevelopmentAuthority.clients
    #expect(try self.authority().renew().map(\.name) == everybody.sorted())
    let path = self.fixture.directory.appending(path: "nobody.pem").path()
    #expect(throws: PKIError.missing(path: path)) { try self.authority().renew(["nobody"]) }
  }

  @Test func `a certificate with hosts of its own keeps them when it is prepared anew`() throws {
    try self.fixture.authority().prepare()
    _ = try self.authority().issue(
      "gateway", lifetime: 30 * Self.day, hosts: ["api.example"], replacing: true)
    #expect(
      try self.fixture.authority(after: 25 * Self.day).prepare().renewed.contains("gateway.pem"))
    let names = try self.fixture.certificate("gateway.pem").extensions.subjectAlternativeNames
    #expect(names.map { $0.contains(.dnsName("api.example")) } == true)
  }

  @Test func `a short life is kept by what prepares the rest`() throws {
    try self.fixture.authority().prepare()
    _ = try self.authority().issue("trainer", lifetime: 24 * 3600, replacing: true)
    #expect(try self.fixture.authority(after: 3600).prepare().renewed.isEmpty)
  }

  // MARK: - Another authority

  @Test func `an authority follows another without a moment of distrust`() async throws {
    try self.fixture.authority().prepare()
    let first = try self.fixture.certificate("ca.pem")
    _ = try self.authority().introduceAuthority()
    // Trusted, but nothing has changed for those who have not heard of it.
    #expect(
      try self.authority().list().filter { $0.name == "ca" }.map(\.state) == [.valid, .trusted])
    #expect(try await self.isTrusted("trainer"))
    let renewed = try self.authority().renew(settled: true)
    #expect(renewed.count == 7)
    let second = try #require(try TrustBundle(in: PrivateDirectory(self.fixture.directory))).issuer
    #expect(second.publicKey != first.publicKey)
    #expect(second.subject != first.subject)
    let leaf = try self.fixture.certificate("trainer.pem")
    #expect(second.publicKey.isValidSignature(leaf.signature, for: leaf))
    #expect(try await self.isTrusted("trainer"))
    let retired = try self.authority().retireAuthorities(settled: true)
    #expect(retired.map(\.subject) == ["\(first.subject)"])
    #expect(try await self.isTrusted("trainer"))
    #expect(try self.fixture.certificate("ca.pem") == second)
    #expect(try !self.fixture.files().contains("ca.next.key"))
    // And the usual preparation goes on from here.
    #expect(try self.fixture.authority(after: Self.day).prepare().renewed.isEmpty)
  }

  @Test func `a step is refused as long as somebody may not have seen the last one`() throws {
    try self.fixture.authority().prepare()
    _ = try self.authority().introduceAuthority()
    let path = self.fixture.directory.appending(path: "ca.pem")
    let written = self.fixture.start + 10
    try FileManager.default.setAttributes([.modificationDate: written], ofItemAtPath: path.path())
    #expect(throws: PKIError.notSettled(path: path.path(), until: written + 60)) {
      try self.authority(after: 69).renew()
    }
    #expect(try self.authority(after: 70).renew().count == 7)
  }

  @Test func `an authority is trusted as long as a certificate of it is in use`() throws {
    try self.fixture.authority().prepare()
    _ = try self.authority().introduceAuthority()
    _ = try self.authority().renew(["trainer", "gateway"], settled: true)
    let rest = ["collector", "deployer", "evaluator", "switch", "trial"]
    #expect(throws: PKIError.stillNeeded(by: rest)) {
      try self.authority().retireAuthorities(settled: true)
    }
  }

  @Test func `one succession at a time, and none can be skipped`() throws {
    try self.fixture.authority().prepare()
    _ = try self.authority().introduceAuthority()
    let path = self.fixture.directory.appending(path: "ca.next.key").path()
    #expect(throws: PKIError.successionUnderWay(path: path)) {
      try self.authority().introduceAuthority()
    }
    #expect(throws: PKIError.successionUnderWay(path: path)) {
      try self.authority().retireAuthorities(settled: true)
    }
  }

  @Test func `an introduction that was cut off is finished by the next`() throws {
    try self.fixture.authority().prepare()
    let before = try self.fixture.text("ca.pem")
    _ = try self.authority().introduceAuthority()
    let file = self.fixture.directory.appending(path: "ca.pem")
    try Data(before.utf8).write(to: file)
    _ = try self.authority().introduceAuthority()
    #expect(try self.authority().list().filter { $0.name == "ca" }.count == 2)
    // Cut off after the key took its new name: the issuer is known by it.
    _ = try self.authority().renew(["trainer"], settled: true)
    #expect(try self.authority().renew(["trainer"]).count == 1)
  }

  // MARK: - Listing

  @Test func `each state of a certificate is told from the others`() throws {
    try self.fixture.authority().prepare()
    func state(_ name: String, after delay: TimeInterval = 0) throws -> CertificateSummary.State? {
      try self.authority(after: delay).list().first { $0.name == name }?.state
    }
    #expect(try state("trainer") == .valid)
    #expect(try state("trainer", after: 21 * Self.day) == .expiring)
    #expect(try state("trainer", after: 30 * Self.day) == .expired)
    #expect(try state("trainer", after: -3600) == .notYetValid)
    let directory = self.fixture.directory
    try FileManager.default.removeItem(at: directory.appending(path: "trainer.key"))
    #expect(try state("trainer") == .keyMissing)
    try FileManager.default.copyItem(
      at: directory.appending(path: "gateway.key"), to: directory.appending(path: "trainer.key"))
    #expect(try state("trainer") == .keyMismatch)
    let other = PKIFixture()
    try other.authority().prepare()
    for name in ["collector.pem", "collector.key"] {
      try Data(other.text(name).utf8).write(to: directory.appending(path: name))
    }
    #expect(try state("collector") == .untrusted)
  }

  @Test func `a summary holds what openssl shows`() throws {
    try self.fixture.authority().prepare()
    let trainer = try #require(try self.authority().list().first { $0.name == "trainer" })
    #expect(trainer.daysLeft == 30)
    #expect(trainer.subject.contains("trainer"))
    #expect(trainer.names.first == "spiffe://reddytalk/trainer")
    #expect(trainer.fingerprint.count == 64)
    #expect(trainer.fingerprint.allSatisfy { $0.isHexDigit && !$0.isUppercase })
  }

  @Test func `a file that is no certificate is named`() throws {
    try self.fixture.authority().prepare()
    let file = self.fixture.directory.appending(path: "odd.pem")
    try Data("nonsense".utf8).write(to: file)
    #expect(throws: PKIError.malformedFile(path: file.path(), expected: "a certificate in PEM")) {
      try self.authority().list()
    }
  }
}
