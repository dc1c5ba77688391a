import Foundation
import PKI
import TestSupport
import Testing

@testable import CLI

struct KeyChecksTests {
  private let owner = TemporaryDirectory()
  private static let day = 86_400.0

  private var data: URL { self.owner.url.appending(path: "data", directoryHint: .isDirectory) }
  private var pki: URL { self.data.appending(path: "pki", directoryHint: .isDirectory) }

  private func findings(pki: URL? = nil) -> [String: Finding] {
    let findings = KeyChecks(pkiDirectory: pki ?? self.pki, dataDirectory: self.data).run()
    return Dictionary(findings.map { ($0.name, $0) }) { $1 }
  }

  @Test func `a fresh set passes`() throws {
    let elsewhere = self.owner.url.appending(path: "keys", directoryHint: .isDirectory)
    try DevelopmentAuthority(directory: elsewhere).prepare()
    let findings = self.findings(pki: elsewhere)
    #expect(findings.values.allSatisfy { $0.state == .pass }, "\(findings)")
    #expect(findings.count == 2 + 1 + 6)
  }

  @Test func `without keys there is a warning with the way to make them`() {
    #expect(self.findings()["certificates and keys"]?.state == .warn)
  }

  @Test func `a key that others can read fails with the command that mends it`() throws {
    try DevelopmentAuthority(directory: self.pki).prepare()
    let key = self.pki.appending(path: "trainer.key").path
    try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
    let finding = try #require(self.findings()["key permissions"])
    #expect(finding.state == .fail)
    #expect(finding.detail.contains("trainer.key"))
    #expect(finding.remedy == "chmod 600 \(key)")
  }

  @Test func `a root key beside the data is a warning, unless a passphrase guards it`() throws {
    try DevelopmentAuthority(directory: self.pki).prepare()
    let finding = try #require(self.findings()["root keys"])
    #expect(finding.state == .warn)
    #expect(finding.detail.contains("collector.root.key"))
    for name in try FileManager.default.contentsOfDirectory(atPath: self.pki.path)
    where name.hasSuffix(".root.key") {
      try Data("reddytalk-root-key:v1:scrypt:17:8:1:AAAA:AAAA".utf8)
        .write(to: self.pki.appending(path: name))
    }
    #expect(self.findings()["root keys"]?.state == .pass)
  }

  @Test func `an expired certificate fails, and one that expires soon warns`() throws {
    let past = Date(timeIntervalSinceNow: -10.5 * Self.day)
    try DevelopmentAuthority(directory: self.pki, now: { past }).prepare()
    let authority = CertificateAuthority(directory: self.pki, now: { past })
    _ = try authority.issue("trainer", lifetime: Self.day, replacing: true)
    _ = try authority.issue("gateway", lifetime: 12 * Self.day, replacing: true)
    let findings = self.findings()
    let trainer = try #require(findings["certificate of the trainer"])
    #expect(trainer.state == .fail)
    #expect(trainer.detail == "expired 9 days ago")
    #expect(findings["certificate of the gateway"]?.state == .warn)
    #expect(findings["certificate of the deployer"]?.state == .pass)
  }

  @Test func `what does not belong together fails, each in its own words`() throws {
    try DevelopmentAuthority(directory: self.pki).prepare()
    let stranger = self.owner.url.appending(path: "stranger", directoryHint: .isDirectory)
    try DevelopmentAuthority(directory: stranger).prepare()
    let manager = FileManager.default
    func replace(_ name: String, with other: URL) throws {
      try manager.removeItem(at: self.pki.appending(path: name))
      try manager.copyItem(at: other, to: self.pki.appending(path: name))
    }
    try replace("trainer.key", with: self.pki.appending(path: "gateway.key"))
    try manager.removeItem(at: self.pki.appending(path: "deployer.key"))
    for kind in ["pem", "key"] {
      try replace("evaluator.\(kind)", with: stranger.appending(path: "evaluator.\(kind)"))
    }
    try manager.removeItem(at: self.pki.appending(path: "collector.pem"))
    let future = Date(timeIntervalSinceNow: Self.day)
    _ = try CertificateAuthority(directory: self.pki, now: { future }).issue(
      "gateway", lifetime: Self.day, replacing: true)
    let findings = self.findings()
    let expected = [
      "trainer": "is another one", "deployer": "is missing", "evaluator": "no authority",
      "collector": "missing in", "gateway": "not valid before",
    ]
    for (service, words) in expected {
      let finding = try #require(findings["certificate of the \(service)"])
      #expect(finding.state == .fail)
      #expect(finding.detail.contains(words), "\(finding.detail)")
    }
  }

  @Test func `a file that is no certificate is named`() throws {
    try DevelopmentAuthority(directory: self.pki).prepare()
    try Data("nonsense".utf8).write(to: self.pki.appending(path: "ca.pem"))
    #expect(self.findings()["certificates"]?.state == .fail)
  }
}
