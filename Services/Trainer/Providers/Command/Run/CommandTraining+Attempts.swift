import FoundationEssentials
import ServiceKit

extension CommandTraining {
  /// What follows from how a start ended.
  enum Verdict {
    /// There should be a result in one of these directories.
    case finished(directories: [URL], stoppedEarly: Bool)
    /// Another start may help.
    case again(reason: String)
  }

  /// Starts the command until there is a result.
  func outcome(_ state: inout CommandState) async throws -> CommandState.Outcome {
    var tracker = ProgressTracker(self.trackedPlan(state.dataset))
    while true {
      let (command, running) = try self.command(&state)
      let elapsedBefore = self.elapsed(of: running, after: state)
      let setup = self.setup(of: running, state.dataset)
      let supervisor = try CommandSupervisor(
        command, setup, elapsed: elapsedBefore, wallClock: self.host.wallClock(of: self.profile)
      ) { row, elapsed in
        if let progress = tracker.progress(after: row, elapsed: elapsed) {
          try self.report(progress)
        }
      }
      let result = try await supervisor.run { self.leavesAlone($0) }
      let elapsed = supervisor.elapsed
      state.close(
        running, end: result.end, stopped: result.cause?.description, at: self.host.time.now(),
        elapsedSeconds: elapsed / .seconds(1))
      try self.workspace.save(state)
      switch try self.verdict(on: result, of: setup) {
      case .finished(let directories, let stoppedEarly):
        return try self.outcome(
          in: directories, metrics: tracker.metrics(stoppedEarly: stoppedEarly, elapsed: elapsed))
      case .again(let reason):
        guard state.failures < self.profile.attempts else {
          throw RunFailure.trainingFailed(
            reason: Self.withLines("\(reason), for the \(state.failures). time", result.lastLines))
        }
      }
    }
  }

  /// The command that is under way, or a new start of it.
  private func command(
    _ state: inout CommandState
  ) throws -> (RunningCommand, CommandState.Running) {
    if let running = state.running {
      let exitFile = self.workspace.attempt(running.number).exitFile
      return (
        .found(running.process, runID: self.job.runID, exitFile: exitFile), running
      )
    }
    let number = state.nextNumber
    let directory = try self.workspace.makeAttempt(number)
    let checkpoint =
      self.profile.resumeArgv.isEmpty ? nil : Checkpoint.newest(in: self.workspace.output)
    if checkpoint == nil { try self.workspace.clearOutput() }
    let command = try self.start(in: directory, from: checkpoint, with: state.dataset)
    let running = CommandState.Running(
      number: number, process: command.identity, startedAt: self.host.time.now(),
      resumedFrom: checkpoint?.directory.lastPathComponent)
    state.running = running
    do {
      try self.workspace.save(state)
    } catch {
      // A command that nobody could find again must not run.
      _ = command.kill()
      throw error
    }
    return (command, running)
  }

  private func start(
    in directory: AttemptDirectory, from checkpoint: Checkpoint?, with dataset: ExportedDataset
  ) throws -> RunningCommand {
    var values = self.values(of: dataset)
    try self.writeConfiguration(to: directory.url, &values)
    if let checkpoint { values[.checkpoint] = .text(checkpoint.directory.nativePath) }
    let request = SpawnRequest(
      argv: try self.argv(resuming: checkpoint != nil, values),
      environment: try self.environment.variables(values), directory: directory.url,
      output: directory.spool)
    do {
      return try .start(
        request, runID: self.job.runID, exitFile: directory.exitFile,
        detaches: self.profile.stop.detaches)
    } catch {
      throw RunFailure.trainingFailed(reason: error.description)
    }
  }

  /// The words that the command is started with.
  func argv(resuming: Bool, _ values: PlaceholderValues) throws(RunFailure) -> [String] {
    var argv: [String] = []
    let templates = resuming ? self.profile.resumeArgv : self.profile.argv
    for (index, template) in templates.enumerated() {
      guard let word = template.rendered(with: values) else {
        throw .trainingFailed(
          reason: "\(resuming ? "resumeArgv" : "argv")[\(index)] of the command profile"
            + " \(self.profile.name) asks for what this run has not, such as a validation file;"
            + " set validationSplit above 0")
      }
      argv.append(word)
    }
    return argv
  }

  private func setup(
    of running: CommandState.Running, _ dataset: ExportedDataset
  ) -> AttemptSetup {
    let secrets = self.host.secrets
    return AttemptSetup(
      profile: self.profile, directory: self.workspace.attempt(running.number),
      values: self.values(of: dataset), stop: self.host.stop(of: self.profile),
      patience: self.job.parameters.earlyStoppingPatience, redact: { secrets.redact($0) })
  }

  /// A command of a former process has run while nobody looked.
  private func elapsed(
    of running: CommandState.Running, after state: CommandState
  ) -> Duration {
    let own = max(0, self.host.time.now().timeIntervalSince(running.startedAt))
    return .seconds(state.elapsedSeconds) + .seconds(own)
  }

  private func trackedPlan(_ dataset: ExportedDataset) -> ProgressTracker.Plan {
    self.plan(of: dataset).trackerPlan(
      examples: dataset.training.lines, validationExamples: dataset.validation?.lines ?? 0)
  }

  /// Whether the command goes on while the service is down.
  private func leavesAlone(_ error: any Error) -> Bool {
    error is CancellationError && self.profile.stop.detaches && self.host.isShuttingDown()
  }

  static func withLines(_ reason: String, _ lines: String) -> String {
    lines.isEmpty ? reason : "\(reason); its last lines:\n\(lines)"
  }
}

extension CommandState {
  /// Records that a start is over.
  mutating func close(
    _ running: Running, end: CommandEnd, stopped: String?, at time: Date, elapsedSeconds: Double
  ) {
    let code: Int? = if case .exited(let code) = end { code } else { nil }
    self.attempts.append(
      CommandRecord.Attempt(
        startedAt: running.startedAt, endedAt: time, exitCode: code, stopped: stopped,
        resumedFrom: running.resumedFrom))
    self.elapsedSeconds = elapsedSeconds
    self.running = nil
  }
}
