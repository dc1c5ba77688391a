import FoundationEssentials
import Synchronization

extension StepExecutor {
  /// Trains, publishes and checks the artefact.
  ///
  /// A former attempt may have died anywhere. What it finished is found and kept: the dataset file,
  /// the provider's checkpoints, the result with its artefact, and the artefact in its place.
  func train(_ run: Run, budget: WorkBudget) async throws -> StepOutcome {
    guard let snapshot = run.snapshot else {
      preconditionFailure("a run trains only once it has a snapshot")
    }
    guard let provider = self.providers[run.request.provider] else {
      throw RunFailure.unknownProvider(name: run.request.provider)
    }
    let version = ModelVersionID(madeBy: run.id)
    let workspace = try self.artifacts.workspace(of: run.id)
    let result: TrainingResult
    if let finished = workspace.result(), self.artifacts.holdsArtifact(of: version, workspace) {
      result = finished
    } else {
      result = try await self.fit(run, snapshot, provider, workspace, budget)
    }
    try self.artifacts.publish(workspace, as: version)
    let lineage: TrainingLineage
    do {
      try await provider.verify(self.artifacts.contents(of: version))
      lineage = try provider.lineage(of: self.artifacts.contents(of: version))
    } catch let failure as RunFailure {
      try self.artifacts.remove(version)
      throw failure
    }
    let registered = ModelVersion(
      id: version, runID: run.id, provider: provider.name, snapshotID: snapshot.id,
      parent: run.baseline, parameters: run.request.parameters, metrics: result.metrics,
      artifact: try self.artifacts.sign(version, with: self.signer), lineage: lineage,
      requestedBy: run.request.requestedBy, createdAt: self.time.now())
    return StepOutcome(
      event: .modelRegistered(version, snapshotQuality: result.snapshotQuality),
      modelVersion: registered)
  }

  private func fit(
    _ run: Run, _ snapshot: DatasetSnapshot, _ provider: any TrainingProvider,
    _ workspace: TrainingWorkspace, _ budget: WorkBudget
  ) async throws -> TrainingResult {
    let records = try await self.records(of: snapshot, in: workspace)
    try workspace.removeArtifact()
    let job = TrainingJob(
      version: ModelVersionID(madeBy: run.id), runID: run.id, snapshotID: snapshot.id,
      parentDigest: try await self.digest(of: run.baseline), records: records,
      parameters: run.request.parameters, checkpointDirectory: workspace.checkpointDirectory,
      keep: { try workspace.keep($0) })
    let trainedBefore = run.progress?.elapsedSeconds ?? 0
    var metrics = try await self.reportingProgress(of: run, since: trainedBefore, budget) {
      report in
      try await provider.train(job, report: report)
    }
    metrics.seconds += trainedBefore
    guard metrics.isFinite else {
      throw RunFailure.trainingFailed(
        reason: "a loss is not a finite number; lower learningRate or raise warmupSteps")
    }
    let quality = records.reduce(0) { $0 + $1.quality } / Double(max(1, records.count))
    let result = TrainingResult(metrics: metrics, snapshotQuality: quality)
    try workspace.save(result)
    return result
  }

  private func digest(of version: ModelVersionID?) async throws -> String? {
    guard let version else { return nil }
    return try await self.ledger.modelVersion(version)?.artifact.digest
  }

  /// The dataset of another version. It is read whole before anything is trained: a record of somebody who was erased
  /// since then ends the run here.
  func reproducedSnapshot(_ origin: Reproduction, in run: Run) async throws -> DatasetSnapshot {
    do {
      let snapshot = try await self.dataset.snapshot(origin.snapshot)
      _ = try await self.records(
        of: snapshot, in: try self.artifacts.workspace(of: run.id))
      return snapshot
    } catch PeerError.refused(_, let detail) {
      throw RunFailure.notReproducible(origin.version, origin.snapshot, reason: detail)
    }
  }

  private func records(
    of snapshot: DatasetSnapshot, in workspace: TrainingWorkspace
  ) async throws -> [TrainingRecord] {
    if let records = workspace.dataset(), try SnapshotID(of: records) == snapshot.id {
      return records
    }
    let received = ReceivedRecords()
    try await self.dataset.read(snapshot.id) { batch in received.append(batch) }
    let records = received.all
    guard records.count == snapshot.recordCount else {
      throw RunFailure.incompleteDataset(
        received: records.count, expected: snapshot.recordCount)
    }
    // The digest is what the verdict and the approval will be about: training on anything else
    // would sign for data that nobody has.
    let id = try SnapshotID(of: records)
    guard id == snapshot.id else {
      throw RunFailure.alteredDataset(received: id, expected: snapshot.id)
    }
    try workspace.saveDataset(records)
    return records
  }

  /// Runs a training whose reports are recorded while it goes on.
  private func reportingProgress(
    of run: Run, since trainedBefore: Double, _ budget: WorkBudget,
    _ train: (@escaping @Sendable (TrainingProgress) throws -> Void) async throws -> TrainingMetrics
  ) async throws -> TrainingMetrics {
    let reporter = ProgressReporter(
      interval: self.limits.progressInterval, elapsedBefore: trainedBefore, budget: budget,
      time: self.time)
    defer { reporter.finish() }
    async let recording: Void = self.record(reporter.reports, of: run.id, budget)
    let metrics = try await train { progress in try reporter.report(progress) }
    reporter.finish()
    try await recording
    return metrics
  }

  private func record(
    _ reports: AsyncStream<TrainingProgress>, of id: RunID, _ budget: WorkBudget
  ) async throws {
    for await progress in reports {
      let now = self.time.now()
      let worked = budget.worked
      _ = try await self.ledger.update(id) { run in
        var next = try RunMachine.applying(.progressed(progress), to: run, at: now)
        next.worked = worked
        return RunAdvance(run: next, event: PipelineEvent(next))
      }
    }
  }
}

/// The records of a snapshot as they come in.
private final class ReceivedRecords: Sendable {
  private let records = Mutex<[TrainingRecord]>([])

  func append(_ batch: [TrainingRecord]) {
    self.records.withLock { $0.append(contentsOf: batch) }
  }

  var all: [TrainingRecord] { self.records.withLock { $0 } }
}
