import Foundation
import Subprocess
import Synchronization
import SystemPackage

/// One service's process: started, started again when it ends, and stopped with the task that runs it.
final class ManagedProcess: Sendable {
  /// What is run.
  struct Program: Sendable {
    var service: String
    var executable: FilePath
    /// Added to the supervisor's own environment.
    var environment: [String: String]
  }

  private struct State {
    var pid: Int32?
    var restarts = 0
  }

  let program: Program
  let log: ProcessLog
  /// Ends in the child when the supervisor is gone, however it went.
  private let lifeline: FileDescriptor
  private let stopBound: Duration
  private let state = Mutex(State())

  /// - Parameters:
  ///   - lifeline: the read end of a pipe whose write end only the supervisor holds.
  ///   - stopBound: from SIGTERM to SIGKILL.
  init(program: Program, log: ProcessLog, lifeline: FileDescriptor, stopBound: Duration) {
    self.program = program
    self.log = log
    self.lifeline = lifeline
    self.stopBound = stopBound
  }

  /// The process that runs now; nil between two.
  var pid: Int32? { self.state.withLock { $0.pid } }

  /// How often the process has been started again.
  var restarts: Int { self.state.withLock { $0.restarts } }

  /// Keeps the service running until the task is cancelled, which stops it.
  ///
  /// Throws `CommandFailure` when the service ends over and over.
  func run(policy: RestartPolicy = RestartPolicy()) async throws {
    var policy = policy
    while !Task.isCancelled {
      let start = ContinuousClock.now
      let status = try await self.runOnce()
      self.state.withLock { $0.pid = nil }
      guard !Task.isCancelled else { return }
      switch policy.processEnded(after: start.duration(to: .now)) {
      case .giveUp:
        throw self.crashLoop(status)
      case .restart(let delay):
        self.state.withLock { $0.restarts += 1 }
        try? await Task.sleep(for: delay)
      }
    }
  }

  private func runOnce() async throws -> TerminationStatus {
    var options = PlatformOptions()
    // A group of its own, so that Ctrl-C reaches the supervisor alone, which then stops the services in order.
    options.processGroupID = 0
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: self.stopBound)]
    let environment = Dictionary(
      uniqueKeysWithValues: self.program.environment.map {
        (Environment.Key(stringLiteral: $0.key), Optional($0.value))
      })
    let result = try await Subprocess.run(
      .path(self.program.executable), environment: .inherit.updating(environment),
      platformOptions: options,
      input: .fileDescriptor(try self.lifeline.duplicate(), closeAfterSpawningProcess: true),
      output: .discarded,
      error: .fileDescriptor(try self.log.open(), closeAfterSpawningProcess: true)
    ) { execution in
      let pid = execution.processIdentifier.value
      self.state.withLock { $0.pid = pid }
    }
    return result.terminationStatus
  }

  private func crashLoop(_ status: TerminationStatus) -> CommandFailure {
    let how =
      switch status {
      case .exited(let code): "ended with exit code \(code)"
      case .signaled(let signal): "was killed by signal \(signal)"
      }
    let cause = self.log.tail(lines: 5).map { "  \($0)" }.joined(separator: "\n")
    return CommandFailure(
      .unavailable, "\(self.program.service) \(how) again and again; its last words:\n\(cause)",
      remedy: "The whole log is \(self.log.path.string).")
  }
}
