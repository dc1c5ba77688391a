import Foundation
import SystemPackage
import TestSupport
import Testing

@testable import CLI

/// Runs shell scripts in the place of services.
struct ManagedProcessTests {
  @Test func `a process that is killed is started again`() async throws {
    try await Self.withProcess("exec sleep 600") { process in
      try await Self.running(process) {
        let first = try await Self.pid(of: process) { _ in true }
        kill(first, SIGKILL)
        let second = try await Self.pid(of: process) { $0 != first }
        #expect(second != first)
        #expect(process.restarts == 1)
      }
    }
  }

  @Test func `stopping lets the process end by itself`() async throws {
    try await Self.withProcess(
      "trap 'echo goodbye >&2; exit 0' TERM; echo ready >&2; while true; do sleep 0.05; done"
    ) { process in
      try await Self.running(process) {
        // Before that, the shell has no trap.
        try await Self.awaitReadiness(of: process)
      }
      #expect(process.log.tail(lines: 1) == ["goodbye"])
      #expect(process.pid == nil)
    }
  }

  @Test func `a process that does not stop is killed after the bound`() async throws {
    try await Self.withProcess(
      "trap '' TERM; echo ready >&2; while true; do sleep 0.05; done",
      stopBound: .milliseconds(100)
    ) { process in
      let pid = try await Self.running(process) {
        try await Self.awaitReadiness(of: process)
        return try await Self.pid(of: process) { _ in true }
      }
      #expect(kill(pid, 0) == -1)
    }
  }

  @Test func `a process that keeps ending is given up with its last words`() async throws {
    try await Self.withProcess("echo 'no such setting' >&2; exit 78") { process in
      var policy = RestartPolicy()
      policy.firstDelay = .milliseconds(1)
      let failure = await #expect(throws: CommandFailure.self) {
        try await process.run(policy: policy)
      }
      #expect(failure?.message.contains("exit code 78") == true)
      #expect(failure?.message.contains("no such setting") == true)
    }
  }

  @Test func `the settings reach the process`() async throws {
    try await Self.withProcess("echo \"$COLOUR\" >&2; exit 1", environment: ["COLOUR": "blue"]) {
      process in
      var policy = RestartPolicy()
      policy.maximumEarlyEnds = 1
      await #expect(throws: CommandFailure.self) { try await process.run(policy: policy) }
      #expect(process.log.tail(lines: 1) == ["blue"])
    }
  }

  // MARK: - Scripts

  private static func withProcess(
    _ script: String, environment: [String: String] = [:], stopBound: Duration = .seconds(10),
    _ body: (ManagedProcess) async throws -> Void
  ) async throws {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appending(path: "service")
    try "#!/bin/sh\n\(script)\n".write(to: file, atomically: false, encoding: .utf8)
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: file.path)
    let lifeline = try FileDescriptor.pipe(options: [.closeOnExec])
    defer {
      try? lifeline.readEnd.close()
      try? lifeline.writeEnd.close()
    }
    let process = ManagedProcess(
      program: .init(
        service: "service", executable: FilePath(file.path), environment: environment),
      log: try ProcessLog(directory: directory, service: "service"), lifeline: lifeline.readEnd,
      stopBound: stopBound)
    try await body(process)
  }

  /// Runs `body` beside the process, then stops the process.
  @discardableResult
  private static func running<Result: Sendable>(
    _ process: ManagedProcess, _ body: () async throws -> Result
  ) async throws -> Result {
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { try await process.run() }
      defer { group.cancelAll() }
      return try await body()
    }
  }

  /// Waits for the script to say that it is ready.
  private static func awaitReadiness(of process: ManagedProcess) async throws {
    try await eventually("the script is ready") { process.log.tail(lines: 1) == ["ready"] }
  }

  private static func pid(
    of process: ManagedProcess, where isWanted: (Int32) -> Bool
  ) async throws -> Int32 {
    var found: Int32 = 0
    try await eventually("a process runs") {
      guard let pid = process.pid, isWanted(pid) else { return false }
      found = pid
      return true
    }
    return found
  }
}
