import Foundation
import Testing

@testable import CLI

struct MachineChecksTests {
  @Test func `a machine that is set up passes`() throws {
    try Self.withDirectory { directory in
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

  @Test func `a data directory that others can read fails`() throws {
    try Self.withDirectory { directory in
      try FileManager.default.setAttributes(
        [.posixPermissions: 0o755], ofItemAtPath: directory.path)
      let finding = try #require(
        Self.checks(directory).run().first { $0.name == "data directory" })
      #expect(finding.state == .fail)
    }
  }

  private static func checks(_ directory: URL) -> MachineChecks {
    MachineChecks(
      dataDirectory: directory, programDirectory: directory, isRunning: true)
  }

  private static func withDirectory(_ body: (URL) throws -> Void) throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: directory) }
    try body(directory)
  }
}
