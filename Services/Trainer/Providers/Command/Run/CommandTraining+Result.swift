import FoundationEssentials
import ModelRuntime
import ServiceKit

extension CommandTraining {
  /// What follows from how a start ended.
  ///
  /// - Throws: `RunFailure` when nothing does.
  func verdict(
    on result: CommandSupervisor.Result, of setup: AttemptSetup
  ) throws(RunFailure) -> Verdict {
    switch result.cause {
    case .diverged(let reason)?: throw .trainingFailed(reason: reason)
    case .enough?:
      return .finished(directories: try self.best(result, setup), stoppedEarly: true)
    case .timeLimit? where self.profile.timeLimit == .keepBest:
      return .finished(directories: try self.best(result, setup), stoppedEarly: true)
    case .stalled?: return .again(reason: "the command hung: \(Self.text(result.cause))")
    case .timeLimit?, .diskFloor?, .memory?:
      throw .trainingFailed(
        reason: Self.withLines(
          "the command was ended because \(Self.text(result.cause))", result.lastLines))
    case nil: return try self.verdict(onEnd: result, of: setup)
    }
  }

  private func verdict(
    onEnd result: CommandSupervisor.Result, of setup: AttemptSetup
  ) throws(RunFailure) -> Verdict {
    guard case .exited(let code) = result.end else {
      return .again(reason: "the command ended while nobody saw how")
    }
    let reason: String
    switch self.profile.exits.meaning(of: code) {
    case .succeeded:
      return .finished(directories: [try self.own(result, setup)], stoppedEarly: false)
    case .retryable: return .again(reason: "the command ended with exit code \(code)")
    case .cancelled: reason = "somebody else ended the command (exit code \(code))"
    case .killed:
      reason =
        "the command was killed (exit code \(code)), most often for its memory; lower"
        + " batchSize, or give it more"
    case .failed: reason = "the command ended with exit code \(code)"
    }
    throw .trainingFailed(reason: Self.withLines(reason, result.lastLines))
  }

  private static func text(_ cause: StopCause?) -> String { cause?.description ?? "" }

  /// The directory that the command's own result is in: where it said, where the profile says, or
  /// the output directory.
  private func own(
    _ result: CommandSupervisor.Result, _ setup: AttemptSetup
  ) throws(RunFailure) -> URL {
    let path: String
    if case .artifact(let announced, let kind)? = result.announced {
      if let kind, kind != self.profile.artifact.kind.rawValue {
        throw .artifactInvalid(
          reason: "the command announced a result of kind \(kind), and its profile says"
            + " \(self.profile.artifact.kind.rawValue)")
      }
      path = announced
    } else {
      path =
        self.profile.artifact.path?.rendered(with: setup.values)
        ?? self.workspace.output.nativePath
    }
    let url = URL(filePath: path, directoryHint: .isDirectory, relativeTo: setup.directory.url)
    guard self.workspace.contains(url) else {
      throw .artifactInvalid(
        reason: "its result is outside of the run's directory; write it into {output_dir}")
    }
    return url
  }

  /// Where the best of an unfinished training may be: its checkpoints by their merit, then whatever
  /// the command saved when it was asked to end.
  private func best(
    _ result: CommandSupervisor.Result, _ setup: AttemptSetup
  ) throws(RunFailure) -> [URL] {
    Checkpoint.byMerit(in: self.workspace.output).map(\.directory) + [try self.own(result, setup)]
  }

  /// The result, once it is checked.
  func outcome(
    in directories: [URL], metrics: TrainingMetrics
  ) throws(RunFailure) -> CommandState.Outcome {
    do {
      let collected = try self.collector.collect(fromFirstOf: directories)
      let isCheckpoint = Checkpoint.all(in: self.workspace.output)
        .contains { $0.directory.nativePath == collected.directory.nativePath }
      return CommandState.Outcome(
        metrics: metrics, stoppedEarly: metrics.stoppedEarly,
        directory: collected.directory.nativePath,
        checkpoint: isCheckpoint ? collected.directory.lastPathComponent : nil)
    } catch {
      throw .artifactInvalid(reason: error.description)
    }
  }

  private var collector: ArtifactCollector {
    ArtifactCollector(settings: self.profile.artifact, base: self.profile.baseModel)
  }

  /// Hands the result over, with a manifest that tells how it came about.
  func keep(_ outcome: CommandState.Outcome, _ state: CommandState) throws {
    let collected: CollectedArtifact
    do {
      collected = try self.collector.collect(
        from: URL(filePath: outcome.directory, directoryHint: .isDirectory))
    } catch {
      throw RunFailure.artifactInvalid(reason: error.description)
    }
    let settings = self.profile.artifact
    let artifact = CommandArtifact(
      kind: settings.kind, files: collected.files,
      baseModel: settings.kind == .adapter ? self.profile.baseModel?.id : nil,
      serving: settings.serving)
    let manifest = CommandManifest(
      artifact: artifact, run: try self.record(outcome, state, collected))
    try self.job.keep(
      collected.parts
        + [ArtifactPart(name: ArtifactFile.manifestName, content: try manifest.encoded())])
  }

  private func record(
    _ outcome: CommandState.Outcome, _ state: CommandState, _ collected: CollectedArtifact
  ) throws -> CommandRecord {
    var values = self.values(of: state.dataset)
    if let template = self.profile.configFile { values[.configFile] = .text(template.fileName) }
    let missing = self.profile.parametersWithoutCounterpart
    return CommandRecord(
      runID: self.job.runID.rawValue, profile: self.profile.name,
      snapshotID: self.job.snapshotID.rawValue, parentDigest: self.job.parentDigest,
      argv: try self.argv(resuming: false, values).map { self.host.secrets.redact($0) },
      environment: try self.environment.variables(values).keys.sorted(), tools: state.tools,
      dataset: state.dataset, baseModel: self.profile.baseModel?.id,
      baseModelRevision: self.profile.baseModel?.revision, seed: self.profile.seed,
      hyperparameters: self.plan(of: state.dataset).record(without: missing),
      withoutCounterpart: missing.map(\.rawValue), attempts: state.attempts,
      stoppedEarly: outcome.stoppedEarly, fromCheckpoint: outcome.checkpoint,
      metrics: outcome.metrics, artifactDigest: collected.digest, leftOut: collected.leftOut)
  }
}
