import FoundationEssentials
import Logging
import StoreKit

/// Trains the embedded model as a search: many trainings in processes of their own, one model of them.
struct TrialTrainingProvider: TrainingProvider {
  let runner: any TrialRunner
  let settings: SearchSettings
  let ledger: any TrialLedger
  /// Notes that a run has processes elsewhere, so that they are ended when the run is; nil where they are children.
  let remote: (any RemoteJobLedger)?
  let desk: TrialDesk
  let key: FileKey
  let time: Timekeeper
  let logger: Logger
  /// Tells that there is something to clean up.
  var cleanUpSignal = RunSignal()
  /// Time between two looks at what came in.
  var tick = Duration.milliseconds(250)

  /// The runner's name.
  var name: String { self.runner.name }

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    let now = self.time.now()
    _ = try await self.remote?.note(RemoteJob(runID: job.runID, provider: self.name, at: now))
    let workspace = try TrialWorkspace(in: job.checkpointDirectory, key: self.key)
    let plan = SearchPlan(settings: self.settings, parameters: job.parameters)
    self.desk.open(
      job.runID,
      TrialDesk.OpenRun(
        snapshotID: job.snapshotID, parentDigest: job.parentDigest, records: job.records,
        splitSeed: plan.splitSeed, workspace: workspace))
    defer { self.desk.close(job.runID) }
    let training = TrialTraining(
      runner: self.runner, ledger: self.ledger, plan: plan, job: job, workspace: workspace,
      tickets: try workspace.tickets(), time: self.time, logger: self.logger,
      tick: self.tick, report: report)
    do {
      let metrics = try await training.run()
      try await self.settle(job.runID, as: .succeeded, "")
      return metrics
    } catch let failure as RunFailure {
      try await self.giveUp(training)
      try await self.settle(job.runID, as: .failed, failure.description)
      throw failure
    } catch is CancellationError {
      // A task of its own, which nobody cancels: the processes have to be ended.
      try await Task { try await self.giveUp(training) }.value
      throw CancellationError()
    }
  }

  func verify(_ artifact: ArtifactFiles) async throws {
    // Whatever it was chosen from, it is a model of the embedded trainer.
    try await LocalTrainingProvider().verify(artifact)
  }

  /// Ends what is under way, unless it is to go on while the service is down.
  private func giveUp(_ training: TrialTraining) async throws {
    let isEnding = try await self.ledger.isEnding(training.job.runID)
    guard self.remote == nil || isEnding else { return }
    if self.remote == nil {
      try await training.suspend()
    } else {
      try await self.settle(training.job.runID, as: .cancelled, "the run was stopped")
    }
  }

  /// Notes how it went elsewhere, and has what is left there ended.
  private func settle(_ run: RunID, as state: RemoteJobState, _ detail: String) async throws {
    guard let remote = self.remote else { return }
    let now = self.time.now()
    try await remote.adjust(run) { job in
      // How it ended is final once nothing of it is left; until then it is being ended.
      if state == .succeeded {
        job.observe(.succeeded, at: now)
      } else {
        job.observe(.cancelling, detail: detail, at: now)
      }
      if job.cleanUp == .notDue { job.cleanUp = .due }
    }
    self.cleanUpSignal.send()
  }
}
