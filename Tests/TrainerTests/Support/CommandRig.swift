import FoundationEssentials
import Logging
import ServiceKit
import Synchronization
import TestSupport

@testable import Trainer

/// A command of a few lines of Python behind the provider's face, in a directory of its own.
final class CommandRig: Sendable {
  let directory = TemporaryDirectory()
  let secrets = SecretRegistry()
  let kept = KeptArtifact()
  let isShuttingDown = Mutex(false)
  private let progress = Mutex<[TrainingProgress]>([])

  /// What was reported, oldest first.
  var reports: [TrainingProgress] { self.progress.withLock { $0 } }

  /// Where scripts can leave what a test looks for.
  var notes: URL { self.directory.url.appending(path: "notes", directoryHint: .isDirectory) }

  init() throws {
    try FileManager.default.createDirectory(at: self.notes, withIntermediateDirectories: true)
  }

  /// The interpreter itself, without the wrappers that versions are chosen with.
  static let python: String? = {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    return ExecutableSearch.path(
      of: "python3", in: "/usr/bin:/usr/local/bin:" + path, from: URL(filePath: "/"))
  }()

  /// What every script begins with.
  private static let preamble = """
    import json, os, signal, subprocess, sys, time
    train, out, notes, checkpoint = sys.argv[1], sys.argv[2], sys.argv[3], (sys.argv + [""])[4]
    def say(**row): print("@ctp " + json.dumps(row), flush=True)
    def progress(step, loss, **more):
        say(type="progress", step=step, total_steps=10, epoch=step / 5, loss=loss, **more)
    def save(place=out):
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "weights.json"), "w") as file: file.write("[1, 2]")
    def note(name, text=""):
        with open(os.path.join(notes, name + ".part"), "w") as file: file.write(text)
        os.rename(os.path.join(notes, name + ".part"), os.path.join(notes, name))
    def state(step, rows, place):
        os.makedirs(place, exist_ok=True)
        with open(os.path.join(place, "trainer_state.json"), "w") as file:
            json.dump({"global_step": step, "max_steps": 10, "log_history": rows}, file)

    """

  /// What a script has left a note about.
  func noted(_ name: String) -> String? {
    try? String(contentsOf: self.notes.appending(path: name), encoding: .utf8)
  }

  /// Whether a process of this number is there and has not ended.
  static func isRunning(_ pid: String?) -> Bool {
    guard let pid = pid.flatMap({ Int32($0) }), let status = ProcessStatus(pid: pid) else {
      return false
    }
    return !status.hasEnded
  }

  /// The text of a profile whose command is a script.
  func profile(_ script: String, settings: String = "") throws -> CommandProfile {
    let file = try self.directory.write(Self.preamble + script, to: "train.py")
    let words = [
      Self.python ?? "python3", file.nativePath, "{train_file}", "{output_dir}",
      self.notes.nativePath,
    ]
    let argv = words.map(JSONLine.string).joined(separator: ", ")
    let resume = (words + ["{checkpoint}"]).map(JSONLine.string).joined(separator: ", ")
    let base = """
      {"name": "script", "argv": [\(argv)], "resumeArgv": [\(resume)],
       "stop": {"interruptSeconds": 20, "terminateSeconds": 20},
       "limits": {"freeDiskGigabytes": 0},
       "artifact": {"kind": "files", "files": ["weights.json"]}}
      """
    let literal = try LiteralParser.parse(base, as: .json)
      .overlaid(with: LiteralParser.parse("{\(settings)}", as: .json))
    return try CommandProfile(json: Self.text(literal).utf8)
  }

  private static func text(_ literal: Literal) -> String {
    switch literal.value {
    case .null: "null"
    case .boolean(let value): value ? "true" : "false"
    case .number(let value): DecimalText.of(value)
    case .string(let text): JSONLine.string(text)
    case .array(let items): JSONLine.array(items.map(Self.text))
    case .object(let members):
      JSONLine.object(members.map { ($0.name, Self.text($0.value)) })
    }
  }

  /// The provider of a script.
  func provider(
    _ script: String, settings: String = "", time: Timekeeper = .system,
    pollInterval: Duration = .milliseconds(5), environment: [String: String] = [:]
  ) throws -> CommandTrainingProvider {
    let own = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"]
    let host = CommandHost(
      environment: own.merging(environment) { _, new in new }, secrets: self.secrets,
      maximumDuration: .seconds(8 * 3600), shutdownBound: .seconds(20),
      isShuttingDown: { self.isShuttingDown.withLock { $0 } }, pollInterval: pollInterval,
      time: time, logger: Logger(label: "trainer.tests") { _ in SwiftLogNoOpLogHandler() })
    return CommandTrainingProvider(try self.profile(script, settings: settings), host: host)
  }

  /// A training of eight conversations.
  func job(parameters: TrainingParameters = TrainingParameters(batchSize: 2)) -> TrainingJob {
    TrainingJob(
      version: ModelVersionID(rawValue: "mv-1"), runID: RunID(rawValue: "run-\(self.mark)"),
      snapshotID: SnapshotID(rawValue: "sha256:ab"), parentDigest: nil,
      records: (0..<8).map(ScriptedCollector.record), parameters: parameters,
      checkpointDirectory: self.directory.url.appending(path: "checkpoints"),
      keep: { self.kept.keep($0) })
  }

  /// Tells the processes of one test from those of another that runs at the same time.
  private var mark: String { self.directory.url.lastPathComponent }

  /// Trains, and notes the reports.
  func train(
    _ provider: CommandTrainingProvider,
    parameters: TrainingParameters = TrainingParameters(batchSize: 2)
  ) async throws -> TrainingMetrics {
    try await provider.train(self.job(parameters: parameters)) { report in
      self.progress.withLock { $0.append(report) }
    }
  }

  /// Trains where that has to fail, and gives the reason.
  func failure(
    of provider: CommandTrainingProvider,
    parameters: TrainingParameters = TrainingParameters(batchSize: 2)
  ) async throws -> String {
    do {
      _ = try await self.train(provider, parameters: parameters)
      return "it did not fail"
    } catch let failure as RunFailure {
      return failure.description
    }
  }

  /// The manifest of the artefact.
  func manifest() throws -> Literal {
    try LiteralParser.parse(self.kept.content(of: "manifest.json"), as: .json)
  }
}

extension Literal {
  /// The texts of an array.
  var texts: [String] { (self.items ?? []).compactMap(\.string) }
}
