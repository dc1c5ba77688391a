import Foundation
import TestSupport
import Testing

@testable import Trainer

@Suite("Training by a command")
struct CommandTrainingTests {
  private let rig: CommandRig

  init() throws { self.rig = try CommandRig() }

  /// A script for every way in which commands tell how they stand, each with the same losses.
  private static let scripts: [(name: String, readers: String, script: String)] = [
    (
      "line protocol", "[]",
      "for step in (1, 2, 3): progress(step, 2.0 / step, eval_loss=4.0 / step)\nsave()"
    ),
    (
      "trainer_log.jsonl", "[{\"kind\":\"jsonl\",\"glob\":\"{output_dir}/trainer_log.jsonl\"}]",
      """
      log = open(os.path.join(out, "trainer_log.jsonl"), "a")
      for step in (1, 2, 3):
          log.write(json.dumps({"current_steps": step, "total_steps": 10, "loss": 2.0 / step,
              "eval_loss": 4.0 / step, "lr": 0.1, "epoch": step / 5}) + "\\n")
      log.close()
      save()
      """
    ),
    (
      "trainer_state.json", "[{\"kind\":\"trainer_state\"}]",
      """
      rows = []
      for step in (1, 2, 3):
          rows.append({"step": step, "epoch": step / 5, "loss": 2.0 / step})
          rows.append({"step": step, "epoch": step / 5, "eval_loss": 4.0 / step})
          state(step, rows, os.path.join(out, f"checkpoint-{step}"))
      save()
      """
    ),
    (
      "dictionary lines", "[{\"kind\":\"stdout_dict\"}]",
      """
      for step in (1, 2, 3):
          sys.stdout.write(f" {step}/10 [00:01]\\r")
          print({"loss": str(2.0 / step), "eval_loss": 4.0 / step, "epoch": step / 5, "step": step})
      save()
      """
    ),
    (
      "regular expression",
      "[{\"kind\":\"regex\",\"pattern\":\"it (?<step>[0-9]+): (?<loss>[0-9.]+) (?<eval_loss>[0-9.]+)\"}]",
      "for step in (1, 2, 3): print(f'it {step}: {2.0 / step} {4.0 / step}')\nsave()"
    ),
  ]

  @Test("Every way of telling progress gives the same measures", arguments: 0..<5)
  func readers(index: Int) async throws {
    let (_, readers, script) = Self.scripts[index]
    let metrics = try await self.rig.train(
      self.rig.provider(script, settings: "\"readers\": \(readers)"))
    #expect(metrics.firstLoss == 2)
    #expect(abs(metrics.lastLoss - 2.0 / 3) < 1e-9)
    #expect(metrics.bestValidationLoss.map { abs($0 - 4.0 / 3) < 1e-9 } == true)
    #expect(metrics.epochsRun == 3)
    #expect(!metrics.stoppedEarly)
    let reports = self.rig.reports
    #expect(reports.map(\.step) == reports.map(\.step).sorted())
    #expect(reports.last?.step == 3)
    #expect(try self.rig.kept.content(of: "weights.json") == Data("[1, 2]".utf8))
  }

  @Test("The manifest tells how the artefact came about")
  func manifest() async throws {
    let provider = try self.rig.provider(
      """
      if "--version" in sys.argv: print("trainer 1.2.3"); sys.exit()
      progress(1, 2.0)
      save()
      open(os.path.join(out, "optimizer.pt"), "w").close()
      """,
      settings: """
        "argv": ["\(CommandRig.python ?? "")", "\(self.rig.directory.url.nativePath)/train.py",
          "{train_file}", "{output_dir}", "--token=top-secret-1", "{hp.learningRate}"],
        "resumeArgv": [], "versionArgv": ["echo", "trainer 1.2.3"], "seed": 7,
        "environment": {"set": {"LEVEL": "3"}, "secrets": {"TOKEN": {"environment": "OWN"}}},
        "baseModel": {"path": "clinic/base", "revision": "abc"}
        """, environment: ["OWN": "top-secret-1"])
    _ = try await self.rig.train(provider)
    let manifest = try self.rig.manifest()
    #expect(manifest["provider"]?.string == "command")
    #expect(manifest["kind"]?.string == "files")
    #expect(manifest["files"]?.items?.first?["name"]?.string == "weights.json")
    let run = try #require(manifest["run"])
    let argv = try #require(run["argv"]?.texts)
    #expect(argv[4] == "--token=[redacted]")
    #expect(argv[5] == "0.0001")
    let names = try #require(run["environment"]?.texts)
    #expect(names.contains("TOKEN") && names.contains("LEVEL") && names.contains("HF_HUB_OFFLINE"))
    #expect(run["tools.version"]?.string == "trainer 1.2.3")
    #expect(run["dataset.training.lines"]?.number == 6)
    #expect(run["dataset.validation.lines"]?.number == 2)
    #expect(run["dataset.training.sha256"]?.string?.count == 64)
    #expect(run["seed"]?.number == 7)
    #expect(run["baseModelRevision"]?.string == "abc")
    #expect(run["attempts"]?.items?.first?["exitCode"]?.number == 0)
    #expect(run["hyperparameters.learningRate.effective"]?.string == "0.0001")
    #expect(run["hyperparameters.epochs.asked"]?.string == "3")
    #expect(run["hyperparameters.epochs.effective"] == nil)
    #expect(run["withoutCounterpart"]?.texts.contains("epochs") == true)
    #expect(run["artifactDigest"]?.string?.count == 64)
    #expect(run["leftOut"]?.texts == ["optimizer.pt"])
    try await provider.verify(self.rig.kept.files)
    self.rig.kept.damage("weights.json")
    await #expect(throws: RunFailure.self) { try await provider.verify(self.rig.kept.files) }
  }

  @Test("A command gets its data and nothing of the service's surroundings")
  func surroundings() async throws {
    _ = try await self.rig.train(
      self.rig.provider(
        """
        save()
        open("own.txt", "w").close()
        note("mode", oct(os.stat("own.txt").st_mode & 0o777))
        note("leader", str(os.getsid(0) == os.getpid()))
        note("names", " ".join(sorted(os.environ)))
        note("lines", str([json.loads(line)["messages"][0]["role"] for line in open(train)]))
        note("data", oct(os.stat(train).st_mode & 0o777))
        """, environment: ["SERVICE_SECRET": "nobody-else"]))
    #expect(self.rig.noted("mode") == "0o600")
    #expect(self.rig.noted("data") == "0o600")
    #expect(self.rig.noted("leader") == "True")
    #expect(self.rig.noted("names")?.contains("SERVICE_SECRET") == false)
    #expect(self.rig.noted("lines") == "['user', 'user', 'user', 'user', 'user', 'user']")
    // What patients said is not left in plain text.
    let data = self.rig.directory.url.appending(path: "checkpoints/command/data")
    #expect(!FileManager.default.fileExists(atPath: data.nativePath))
  }

  @Test("A crash is told with the last lines, without secrets")
  func crash() async throws {
    let reason = try await self.rig.failure(
      of: self.rig.provider(
        """
        for line in range(60): print("line", line, os.environ["TOKEN"])
        sys.exit(3)
        """,
        settings: """
          "environment": {"secrets": {"TOKEN": {"environment": "OWN"}}}
          """, environment: ["OWN": "top-secret-1"]))
    #expect(reason.contains("exit code 3"))
    #expect(reason.contains("line 59 [redacted]"))
    #expect(reason.contains("line 10 ") && !reason.contains("line 9 "))
    #expect(!reason.contains("top-secret-1"))
    #expect(self.rig.kept.isEmpty)
  }

  @Test("What another start may mend is started again, from the newest checkpoint")
  func resume() async throws {
    let metrics = try await self.rig.train(
      self.rig.provider(
        """
        if not checkpoint:
            progress(1, 2.0)
            state(5, [], os.path.join(out, "checkpoint-5"))
            sys.exit(75)
        note("resumed", os.path.basename(checkpoint))
        progress(6, 1.0)
        save()
        """, settings: "\"attempts\": 2, \"exits\": {\"retryable\": [75]}"))
    #expect(self.rig.noted("resumed") == "checkpoint-5")
    #expect(metrics.firstLoss == 2)
    #expect(metrics.lastLoss == 1)
    let attempts = try #require(try self.rig.manifest()["run.attempts"]?.items)
    #expect(attempts.map { $0["exitCode"]?.number } == [75, 0])
    #expect(attempts.last?["resumedFrom"]?.string == "checkpoint-5")
  }

  @Test("Starts are counted, and without a checkpoint begin from scratch")
  func attempts() async throws {
    let reason = try await self.rig.failure(
      of: self.rig.provider(
        """
        note("start-" + str(len(os.listdir(notes))), str(os.listdir(out)))
        save()
        sys.exit(75)
        """, settings: "\"attempts\": 3, \"exits\": {\"retryable\": [75]}"))
    #expect(reason.contains("exit code 75"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: self.rig.notes.path()).count == 3)
    #expect(self.rig.noted("start-2") == "[]")
  }

  @Test("A loss that is no number ends the command, and the run", arguments: ["nan", "inf"])
  func divergence(value: String) async throws {
    let reason = try await self.rig.failure(
      of: self.rig.provider(
        """
        progress(1, 2.0)
        progress(2, float("\(value)"))
        note("pid", str(os.getpid()))
        time.sleep(1000)
        """))
    #expect(reason.contains("not a finite number"))
    #expect(!CommandRig.isRunning(self.rig.noted("pid")))
  }

  @Test("A command that ended well with a loss that is no number has failed")
  func lateDivergence() async throws {
    let reason = try await self.rig.failure(
      of: self.rig.provider("progress(1, float('nan'))\nsave()"))
    #expect(reason.contains("not a finite number"))
  }

  @Test("Patience that runs out ends the command, and the best checkpoint is the result")
  func earlyStopping() async throws {
    let metrics = try await self.rig.train(
      self.rig.provider(
        """
        rows = []
        for step, loss in ((1, 0.9), (2, 0.5), (3, 0.7), (4, 0.8)):
            place = os.path.join(out, f"checkpoint-{step}")
            rows.append({"step": step, "epoch": step, "eval_loss": loss})
            save(place)
            state(step, rows, place)
            progress(step, loss, eval_loss=loss)
        time.sleep(1000)
        """),
      parameters: TrainingParameters(batchSize: 2, epochs: 9, earlyStoppingPatience: 2))
    #expect(metrics.stoppedEarly)
    #expect(metrics.bestValidationLoss == 0.5)
    #expect(metrics.epochsRun == 1)
    #expect(try self.rig.manifest()["run.fromCheckpoint"]?.string == "checkpoint-2")
    #expect(try self.rig.manifest()["run.stoppedEarly"]?.value == .boolean(true))
  }

  private func slow(_ script: String, settings: String = "") throws -> CommandTrainingProvider {
    let rig = self.rig
    let time = GatedTime { rig.noted("ready") != nil }
    return try rig.provider(
      script, settings: settings, time: time.keeper, pollInterval: .seconds(30))
  }

  private static let endless = """
    progress(1, 2.0)
    save(os.path.join(out, "checkpoint-1"))
    note("pid", str(os.getpid()))
    note("ready")
    while True: time.sleep(0.001); MORE
    """

  @Test("A command without output and progress has hung")
  func stall() async throws {
    let script = Self.endless.replacing("MORE", with: "pass")
    let reason = try await self.rig.failure(
      of: self.slow(script, settings: "\"limits\": {\"stallMinutes\": 20}"))
    #expect(reason.contains("hung"))
    #expect(!CommandRig.isRunning(self.rig.noted("pid")))
  }

  @Test("At the end of its time the best checkpoint is kept")
  func timeLimit() async throws {
    let script = Self.endless.replacing("MORE", with: "print('alive', flush=True)")
    let metrics = try await self.rig.train(
      self.slow(script, settings: "\"limits\": {\"hours\": 2, \"stallMinutes\": 0}"))
    #expect(metrics.stoppedEarly)
    #expect(metrics.seconds >= 7200)
    #expect(!CommandRig.isRunning(self.rig.noted("pid")))
    #expect(try self.rig.manifest()["run.fromCheckpoint"]?.string == "checkpoint-1")
  }

  @Test("At the end of its time the run fails where the profile says so")
  func strictTimeLimit() async throws {
    let script = Self.endless.replacing("MORE", with: "print('alive', flush=True)")
    let reason = try await self.rig.failure(
      of: self.slow(
        script,
        settings: "\"limits\": {\"hours\": 2, \"stallMinutes\": 0}, \"onTimeLimit\": \"fail\""))
    #expect(reason.contains("longer than the 2 hours"))
  }

  @Test("A command that takes too much memory is ended")
  func memory() async throws {
    let script =
      "held = bytearray(b'x') * (200 << 20)\n"
      + Self.endless.replacing("MORE", with: "print('alive', flush=True)")
    let reason = try await self.rig.failure(
      of: self.slow(
        script, settings: "\"limits\": {\"residentGigabytes\": 0.1, \"stallMinutes\": 0}"))
    #expect(reason.contains("of memory"))
    #expect(!CommandRig.isRunning(self.rig.noted("pid")))
  }

  @Test("A command that somebody killed, or ended, is told so", arguments: [9, 15])
  func killed(signal: Int) async throws {
    let reason = try await self.rig.failure(
      of: self.rig.provider("os.kill(os.getpid(), \(signal))"))
    #expect(reason.contains(signal == 9 ? "killed" : "somebody else"))
  }

  @Test("A command that ends well without a result has failed")
  func noResult() async throws {
    let reason = try await self.rig.failure(of: self.rig.provider("progress(1, 1.0)"))
    #expect(reason.contains("weights.json"))
  }

  @Test("A result is taken from where the command says it is, inside of its directory")
  func announced() async throws {
    _ = try await self.rig.train(
      self.rig.provider(
        "place = os.path.join(out, 'final')\nsave(place)\nsay(type='artifact', path=place)"))
    #expect(try self.rig.kept.content(of: "weights.json") == Data("[1, 2]".utf8))
    let outside = try CommandRig()
    let reason = try await outside.failure(
      of: outside.provider("save(notes)\nsay(type='artifact', path=notes, kind='files')"))
    #expect(reason.contains("outside"))
    let other = try CommandRig()
    let kind = try await other.failure(
      of: other.provider("save()\nsay(type='artifact', path=out, kind='adapter')"))
    #expect(kind.contains("kind adapter"))
  }

  @Test("A report that is answered by an error ends the command with it")
  func objection() async throws {
    struct Objection: Error {}
    let provider = try self.rig.provider(
      "note('pid', str(os.getpid()))\nprogress(1, 1.0)\ntime.sleep(1000)")
    await #expect(throws: Objection.self) {
      try await provider.train(self.rig.job()) { _ in throw Objection() }
    }
    #expect(!CommandRig.isRunning(self.rig.noted("pid")))
  }
}
