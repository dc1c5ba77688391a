import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Trainer

@Suite("The life of commands beside that of the service")
struct CommandLifecycleTests {
  private let rig: CommandRig

  init() throws { self.rig = try CommandRig() }

  /// Waits for a file, so that a test says when the command goes on.
  private static let waiting = """
    note("pid", str(os.getpid()))
    progress(1, 2.0)
    note("ready")
    while not os.path.exists(os.path.join(notes, "go")): time.sleep(0.005)
    progress(2, 1.0)
    save()
    """

  private func begin(_ provider: CommandTrainingProvider) async throws -> Task<Void, any Error> {
    let task = Task { _ = try await self.rig.train(provider) }
    try await eventually("the command is ready") { self.rig.noted("ready") != nil }
    return task
  }

  private func go() throws {
    try Data().write(to: self.rig.notes.appending(path: "go"))
  }

  @Test("Cancelling ends the command with all it has started, also what ignores being asked")
  func cancellation() async throws {
    let provider = try self.rig.provider(
      """
      signal.signal(signal.SIGINT, signal.SIG_IGN)
      signal.signal(signal.SIGTERM, signal.SIG_IGN)
      child = subprocess.Popen(["sleep", "1000"])
      stranger = subprocess.Popen(["sleep", "1000"], start_new_session=True)
      note("child", str(child.pid))
      note("stranger", str(stranger.pid))
      """ + "\n" + Self.waiting,
      settings: "\"stop\": {\"interruptSeconds\": 0.05, \"terminateSeconds\": 0.05}")
    let task = try await self.begin(provider)
    #expect(CommandRig.isRunning(self.rig.noted("stranger")))
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    for name in ["pid", "child", "stranger"] {
      #expect(!CommandRig.isRunning(self.rig.noted(name)), "\(name) is left")
    }
    #expect(self.rig.kept.isEmpty)
  }

  @Test("A command that is asked to end can save what it has")
  func graceful() async throws {
    let provider = try self.rig.provider(
      """
      def saved(*_): note("saved"); sys.exit(130)
      signal.signal(signal.SIGINT, saved)
      """ + "\n" + Self.waiting)
    let task = try await self.begin(provider)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(self.rig.noted("saved") != nil)
  }

  @Test("A detached command outlives the service, and is found again")
  func detached() async throws {
    let provider = try self.rig.provider(Self.waiting, settings: "\"stop\": {\"detach\": true}")
    let task = try await self.begin(provider)
    self.rig.isShuttingDown.withLock { $0 = true }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(CommandRig.isRunning(self.rig.noted("pid")))
    self.rig.isShuttingDown.withLock { $0 = false }
    // The next process of the service.
    let next = Task { try await self.rig.train(provider) }
    try self.go()
    let metrics = try await next.value
    #expect(metrics.firstLoss == 2)
    #expect(metrics.lastLoss == 1)
    #expect(try self.rig.manifest()["run.attempts"]?.items?.count == 1)
  }

  @Test("A detached command that ended while the service was down is taken as it ended")
  func endedAlone() async throws {
    let provider = try self.rig.provider(Self.waiting, settings: "\"stop\": {\"detach\": true}")
    let task = try await self.begin(provider)
    self.rig.isShuttingDown.withLock { $0 = true }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    try self.go()
    let pid = self.rig.noted("pid")
    try await eventually("the command has ended") { !CommandRig.isRunning(pid) }
    self.rig.isShuttingDown.withLock { $0 = false }
    #expect(try await self.rig.train(provider).lastLoss == 1)
    #expect(
      try self.rig.manifest()["run.attempts"]?.items?.first?["exitCode"]?.number == 0)
  }

  @Test("A detached command is ended when its run is stopped")
  func detachedStop() async throws {
    let provider = try self.rig.provider(Self.waiting, settings: "\"stop\": {\"detach\": true}")
    let task = try await self.begin(provider)
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    #expect(!CommandRig.isRunning(self.rig.noted("pid")))
  }

  @Test("What a killed service has left running is ended before another start")
  func leftover() async throws {
    // As after a kill: the command runs, and its state says so.
    let detached = try self.rig.provider(Self.waiting, settings: "\"stop\": {\"detach\": true}")
    let task = try await self.begin(detached)
    self.rig.isShuttingDown.withLock { $0 = true }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
    let former = self.rig.noted("pid")
    #expect(CommandRig.isRunning(former))
    self.rig.isShuttingDown.withLock { $0 = false }
    try self.go()
    _ = try await self.rig.train(
      self.rig.provider("note('second', str(os.getpid()))\nprogress(1, 1.0)\nsave()"))
    #expect(!CommandRig.isRunning(former))
    #expect(self.rig.noted("second") != nil)
    let attempts = try #require(try self.rig.manifest()["run.attempts"]?.items)
    #expect(attempts.count == 2)
  }

  @Test("A command whose run is over is ended at the start of the service")
  func stray() async throws {
    let work = self.rig.directory.url.appending(path: "work/run-1/checkpoints")
    let workspace = CommandWorkspace(checkpointDirectory: work)
    try workspace.prepare()
    let attempt = try workspace.makeAttempt(1)
    let id = RunID(rawValue: "run-1")
    let command = try RunningCommand.start(
      SpawnRequest(
        argv: ["sleep", "1000"], environment: ["PATH": "/usr/bin:/bin"], directory: attempt.url,
        output: attempt.spool), runID: id, exitFile: attempt.exitFile, detaches: false)
    let finished = DatasetFileWriter.Finished(path: "", lines: 1, bytes: 1, sha256: "")
    var state = CommandState(
      dataset: ExportedDataset(
        format: "text", training: finished, validation: nil, omitted: [:], truncated: 0),
      tools: PreflightReport(program: "sleep", version: nil, gpus: nil, freeDiskBytes: 0))
    state.running = CommandState.Running(
      number: 1, process: command.identity, startedAt: Date(), resumedFrom: nil)
    try workspace.save(state)
    let strays = StrayCommands(directory: self.rig.directory.url)
    #expect(strays.end(keeping: id).isEmpty)
    #expect(command.ended() == nil)
    #expect(strays.end(keeping: nil) == [id])
    try await eventually("it is gone") { command.ended() != nil }
    #expect(strays.end(keeping: nil).isEmpty)
  }

  @Test("A result that was there before a crash is taken without another start")
  func finishedBefore() async throws {
    let provider = try self.rig.provider("note('start')\nprogress(1, 1.0)\nsave()")
    let first = try await self.rig.train(provider)
    try FileManager.default.removeItem(at: self.rig.notes.appending(path: "start"))
    let second = try await self.rig.train(provider)
    #expect(self.rig.noted("start") == nil)
    #expect(second == first)
  }
}
