import FoundationEssentials
import TestSupport
import Testing

@testable import Trainer

@Suite("Trials on this machine")
struct LocalTrialRunnerTests {
  private let directory = TemporaryDirectory()
  private let workspace: TrialWorkspace
  private let run: RunID

  init() throws {
    self.workspace = try TrialWorkspace(in: self.directory.url, key: .testing)
    // Processes are found by these names on the whole machine.
    self.run = RunID(rawValue: "run-\(UUID().uuidString.lowercased())")
  }

  private func runner(_ script: String) throws -> LocalTrialRunner {
    let file = try self.directory.write("#!/bin/sh\n\(script)\n", to: "trainer.sh")
    var stop = StopSettings()
    (stop.interruptGrace, stop.terminateGrace) = (.zero, .seconds(10))
    return LocalTrialRunner(
      LocalTrialRunner.Setup(
        command: ["/bin/sh", file.path()], environment: ["PATH": "/usr/bin:/bin"],
        stop: CommandStop(
          settings: stop, time: .system, pollInterval: .milliseconds(5), bound: { nil })),
      parallel: 2)
  }

  private func launch(_ number: Int = 1) -> TrialLaunch {
    TrialLaunch(
      id: TrialID(run: self.run, number: number, attempt: 1), ticket: "ticket-\(number)")
  }

  private func awaitEnd(_ launch: TrialLaunch, of runner: LocalTrialRunner) async throws
    -> TrialStanding
  {
    var standing = TrialStanding.underWay
    try await eventually("the process ends") {
      standing = try await runner.standing(of: launch)
      return standing != .underWay
    }
    return standing
  }

  @Test("get their ticket in the environment, and their name as an argument")
  func environment() async throws {
    let runner = try self.runner("echo \"$1 $2 $TRAINER_TRIAL_TICKET\" > seen; exit 77")
    try await runner.start(self.launch(), in: self.workspace)
    #expect(
      try await self.awaitEnd(self.launch(), of: runner) == .ended(reason: "its ticket was void"))
    let seen = try String(
      contentsOf: self.workspace.directory.appending(path: "seen"), encoding: .utf8)
    #expect(seen == "trial \(self.launch().id) ticket-1\n")
  }

  @Test("are ended one by one")
  func ending() async throws {
    let runner = try self.runner("exec sleep 600")
    try await runner.start(self.launch(1), in: self.workspace)
    try await runner.start(self.launch(2), in: self.workspace)
    try await runner.end([self.launch(1).id])
    #expect(try await runner.standing(of: self.launch(1)) == .absent)
    #expect(try await runner.standing(of: self.launch(2)) == .underWay)
    try await runner.end([self.launch(2).id])
  }

  @Test("are found by a service that was started anew, which starts no second one")
  func adoption() async throws {
    // Stays what it was started as: what it was told is how it is found.
    let script = "while :; do sleep 0.05; done"
    let former = try self.runner(script)
    try await former.start(self.launch(), in: self.workspace)
    let runner = try self.runner(script)
    #expect(try await runner.standing(of: self.launch()) == .underWay)
    try await runner.start(self.launch(), in: self.workspace)
    try await runner.end([self.launch().id])
    // The one that was started first is the only one there was.
    #expect(try await self.awaitEnd(self.launch(), of: former) != .underWay)
    #expect(TrialProcesses.find(self.launch().id) == nil)
  }

  @Test("are absent when nobody has started them")
  func absent() async throws {
    let runner = try self.runner("exit 0")
    #expect(try await runner.standing(of: self.launch()) == .absent)
  }
}
