import Foundation
import PKI
import Testing

@testable import CLI

struct MachineChecksTests {
  @Test func `a machine that is set up passes`() throws {
    try Self.withDirectory { directory in
      try DevelopmentAuthority(directory: directory.appending(path: "pki")).prepare()
      let findings = Self.checks(directory).run()
      let failed = findings.filter { $0.state == .fail && $0.name != "programs" }
      #expect(failed.isEmpty, "\(failed)")
    }
  }

  @Test func `programs that are missing are named`() throws {
    try Self.withDirectory { directory in
      let finding = try #require(Self.checks(directory).run().first { $0.name == "programs" })
      #expect(finding.state == .fail)
      #expect(finding.detail.contains("collector"))
      #expect(finding.remedy != nil)
    }
  }

  @Test func `a key that others can read fails with the command that mends it`() throws {
    try Self.withDirectory { directory in
      let pki = directory.appending(path: "pki")
      try DevelopmentAuthority(directory: pki).prepare()
      let key = pki.appending(path: "trainer.key").path
      try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: key)
      let finding = try #require(
        Self.checks(directory).run().first { $0.name == "key permissions" })
      #expect(finding.state == .fail)
      #expect(finding.detail.contains("trainer.key"))
      #expect(finding.remedy == "chmod 600 \(key)")
    }
  }

  @Test func `a data directory that others can read fails`() throws {
    try Self.withDirectory { directory in
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: directory.path)
      let finding = try #require(
        Self.checks(directory).run().first { $0.name == "data directory" })
      #expect(finding.state == .fail)
    }
  }

  @Test func `an expired certificate fails`() throws {
    try Self.withDirectory { directory in
      let pki = directory.appending(path: "pki")
      try DevelopmentAuthority(
        directory: pki, leafLifetime: 86_400, now: { Date(timeIntervalSinceNow: -10.5 * 86_400) }
      ).prepare()
      let finding = try #require(
        Self.checks(directory).run().first { $0.name == "certificate of the trainer" })
      #expect(finding.state == .fail)
      #expect(finding.detail.contains("expired 9 days ago"))
    }
  }

  private static func checks(_ directory: URL) -> MachineChecks {
    MachineChecks(
      dataDirectory: directory, pkiDirectory: directory.appending(path: "pki"),
      programDirectory: directory, isRunning: true)
  }

  private static func withDirectory(_ body: (URL) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(directory)
  }
}
