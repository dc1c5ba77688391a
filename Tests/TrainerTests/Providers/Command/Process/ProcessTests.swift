import Foundation
import TestSupport
import Testing

@testable import Trainer

@Suite("Processes of commands")
struct ProcessTests {
  private let directory = TemporaryDirectory()

  private func start(_ script: String, detaches: Bool = false) throws -> RunningCommand {
    try RunningCommand.start(
      SpawnRequest(
        argv: ["/bin/sh", "-c", script], environment: ["PATH": "/usr/bin:/bin"],
        directory: self.directory.url, output: self.directory.url.appending(path: "out")),
      runID: RunID(rawValue: self.mark), exitFile: self.directory.url.appending(path: "exit"),
      detaches: detaches)
  }

  private var mark: String { self.directory.url.lastPathComponent }

  private func end(of command: RunningCommand) async throws -> CommandEnd {
    var end: CommandEnd?
    try await eventually("the command ends") {
      end = command.ended()
      return end != nil
    }
    return try #require(end)
  }

  private var output: String {
    (try? String(contentsOf: self.directory.url.appending(path: "out"), encoding: .utf8)) ?? ""
  }

  @Test("A process has a session, a directory, an environment and files of its own")
  func surroundings() async throws {
    let command = try self.start(
      "pwd; umask; env | sort; cat; echo error >&2; cut -d' ' -f6 /proc/$$/stat; echo $$")
    #expect(try await self.end(of: command) == .exited(0))
    let lines = self.output.split(separator: "\n").map(String.init)
    #expect(lines.first == self.directory.url.resolvingSymlinksInPath().nativePath)
    #expect(lines.contains { $0.hasSuffix("077") })
    #expect(lines.contains("\(ProcessFamily.markName)=\(self.mark)"))
    #expect(lines.filter { $0.hasPrefix("HOME=") || $0.hasPrefix("USER=") }.isEmpty)
    #expect(lines.contains("error"))
    // It leads its session.
    #expect(lines.suffix(2).first == lines.last)
  }

  @Test("Words are passed on as they are")
  func words() async throws {
    let output = self.directory.url.appending(path: "out")
    let command = try RunningCommand.start(
      SpawnRequest(
        argv: ["printf", "%s", "$HOME; `id` *"], environment: ["PATH": "/usr/bin:/bin"],
        directory: self.directory.url, output: output),
      runID: RunID(rawValue: self.mark), exitFile: output, detaches: false)
    #expect(try await self.end(of: command) == .exited(0))
    #expect(self.output == "$HOME; `id` *")
  }

  @Test("Exit codes and signals are told", arguments: [("exit 3", 3), ("kill -9 $$", 137)])
  func ends(script: String, code: Int) async throws {
    #expect(try await self.end(of: try self.start(script)) == .exited(code))
  }

  @Test("A program that is not there is named")
  func missing() {
    let failure = #expect(throws: SpawnRequest.Failure.self) {
      try SpawnRequest(
        argv: ["no-such-program"], environment: ["PATH": "/usr/bin"],
        directory: self.directory.url, output: self.directory.url.appending(path: "out")
      ).start()
    }
    #expect(failure?.description.contains("no-such-program") == true)
  }

  @Test("What a command leaves behind goes with it, even from another session")
  func family() async throws {
    let command = try self.start("setsid sleep 1000 & echo $! ; sleep 1000 & echo $!; sleep 0.2")
    #expect(try await self.end(of: command) == .exited(0))
    #expect(command.family.members().isEmpty)
    for pid in self.output.split(separator: "\n") {
      #expect(!CommandRig.isRunning(String(pid)))
    }
  }

  @Test("The keeper of a detached command writes down how it ended", arguments: [0, 7])
  func keeper(code: Int) async throws {
    let command = try self.start("exit \(code)", detaches: true)
    #expect(try await self.end(of: command) == .exited(code))
    let written = try String(
      contentsOf: self.directory.url.appending(path: "exit"), encoding: .utf8)
    #expect(written == "\(code)\n")
    // Who finds it later reads that.
    let found = RunningCommand.found(
      command.identity, runID: RunID(rawValue: self.mark),
      exitFile: self.directory.url.appending(path: "exit"))
    #expect(found.ended() == .exited(code))
  }

  @Test("A process is told from a later one of the same number")
  func identity() throws {
    let own = try #require(ProcessIdentity(pid: getpid()))
    #expect(own.isRunning)
    let data = try JSONEncoder().encode(own)
    let text = String(decoding: data, as: UTF8.self)
      .replacing("\"startTicks\":\(own.startTicks)", with: "\"startTicks\":1")
    let other = try JSONDecoder().decode(ProcessIdentity.self, from: Data(text.utf8))
    #expect(!other.isRunning)
  }

  @Test("A program's name may hold anything")
  func status() throws {
    let fields = (["S", "1", "20", "30"] + (7...21).map(String.init) + ["777", "0", "55"])
      .joined(separator: " ")
    let status = try #require(ProcessStatus(pid: 9, stat: "9 (a) b (c) \(fields) 0"))
    #expect(status.parent == 1)
    #expect(status.session == 30)
    #expect(status.startTicks == 777)
    #expect(status.residentPages == 55)
    #expect(ProcessStatus(pid: 9, stat: "9 nothing") == nil)
  }

  private func stop(interrupt: Duration, terminate: Duration) -> CommandStop {
    var settings = StopSettings()
    settings.interruptGrace = interrupt
    settings.terminateGrace = terminate
    return CommandStop(
      settings: settings, time: .system, pollInterval: .milliseconds(2), bound: { nil })
  }

  private func ready(_ script: String) async throws -> RunningCommand {
    let command = try self.start(script)
    try await eventually("the command is ready") { self.output.contains("ready") }
    return command
  }

  @Test("A command is asked first")
  func asked() async throws {
    let command = try await self.ready(
      "trap 'echo saved; exit 5' INT; echo ready; while :; do sleep 0.01; done")
    #expect(await self.stop(interrupt: .seconds(30), terminate: .zero).end(command) == .exited(5))
    #expect(self.output.contains("saved"))
  }

  @Test("One that ignores being asked is told, and one that ignores that is made")
  func made() async throws {
    let told = try await self.ready(
      "trap '' INT; trap 'exit 6' TERM; echo ready; while :; do sleep 0.01; done")
    let stop = self.stop(interrupt: .milliseconds(50), terminate: .seconds(30))
    #expect(await stop.end(told) == .exited(6))
    let made = try await self.ready(
      "trap '' INT TERM; echo ready; while :; do sleep 0.01; done")
    let short = self.stop(interrupt: .milliseconds(20), terminate: .milliseconds(20))
    #expect(await short.end(made) == .exited(137))
    #expect(made.family.members().isEmpty)
  }

  @Test("Ending goes on in a task that is cancelled")
  func cancelled() async throws {
    let command = try await self.ready(
      "trap 'exit 5' INT; echo ready; while :; do sleep 0.01; done")
    let stop = self.stop(interrupt: .seconds(30), terminate: .seconds(30))
    let task = Task {
      withUnsafeCurrentTask { $0?.cancel() }
      return await stop.end(command)
    }
    #expect(await task.value == .exited(5))
  }
}
