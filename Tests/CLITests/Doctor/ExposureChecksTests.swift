import Foundation
import ServiceKit
import TestSupport
import Testing

@testable import CLI

struct ExposureChecksTests {
  private let owner = TemporaryDirectory()

  private func checks(_ read: @escaping (Int32) -> ProcessExposure? = { _ in nil })
    -> ExposureChecks
  {
    let process = RuntimeState.Process(
      service: "collector", pid: getpid(), address: "127.0.0.1:1", metricsAddress: "127.0.0.1:2")
    return ExposureChecks(dataDirectory: self.owner.url, processes: [process], read: read)
  }

  private func finding(_ name: String, _ checks: ExposureChecks) throws -> Finding {
    try #require(checks.run().first { $0.name == name })
  }

  /// A process of this machine with the given settings of its own.
  private func exposure(of script: String) async throws -> ProcessExposure {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", "\(script); echo ready; read -r line"]
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    defer { process.terminate() }
    _ = output.fileHandleForReading.availableData
    return try #require(ProcessExposure(of: process.processIdentifier))
  }

  @Test func `files of one's own pass`() throws {
    try self.owner.write("private", to: "collector.sqlite")
    try self.owner.write("public", to: "ca.pem", mode: 0o644)
    #expect(try self.finding("files", self.checks()).state == .pass)
  }

  @Test func `a file or a directory that others can read fails, wherever it is`() throws {
    let directory = self.owner.url.appending(path: "collector/models")
    try FileManager.default.createDirectory(
      at: directory, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    try self.owner.write("open", to: "collector/models/weights", mode: 0o640)
    let finding = try self.finding("files", self.checks())
    #expect(finding.state == .fail)
    #expect(finding.detail.contains("collector/models/weights"))
    #expect(finding.remedy == "chmod -R go-rwx \(self.owner.url.path)")
  }

  @Test func `a process that is closed passes, and one that cannot be looked at is a warning`()
    async throws
  {
    let closed = try await self.exposure(of: "ulimit -c 0; umask 077")
    let name = "memory of the collector"
    // Root's processes do not show whether they can be read.
    if geteuid() == 0 {
      #expect(try self.finding(name, self.checks { _ in closed }).state == .pass)
    }
    #expect(try self.finding(name, self.checks()).state == .warn)
  }

  @Test(
    arguments: [
      ("ulimit -c 0; umask 022", "files that it makes are open to others"),
      ("ulimit -c 0; umask 077; trap : SEGV", "a crash may print memory"),
    ])
  func `a process that is open fails, and the words say how`(script: String, words: String)
    async throws
  {
    let open = try await self.exposure(of: script)
    let finding = try self.finding("memory of the collector", self.checks { _ in open })
    #expect(finding.state == .fail)
    #expect(finding.detail.contains(words), "\(finding.detail)")
  }
}
