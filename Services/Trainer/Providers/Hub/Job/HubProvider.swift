import FoundationEssentials
import Logging
import ModelRuntime
import ProviderAccess

/// Trains as jobs on Hugging Face's Hub.
///
///     export -> upload -> create -> watch -> take the adapter over -> keep -> (clean up)
///
/// The provider being away is `PeerError.unreachable`: the run waits, and goes on here.
struct HubProvider: RemoteTrainer {
  let api: HubAPI
  let settings: HubSettings
  let ledger: any RemoteJobLedger
  let time: Timekeeper
  let logger: Logger
  let cleanUpSignal: RunSignal
  /// Answers with what was trained; nil where models are not served there.
  var endpoints: HubEndpoints?
  /// Lets an endpoint answer, given its address and the model's name there.
  var smokeTest: (@Sendable (_ address: String, _ model: String) async throws -> Void)?

  var name: String { HubAccess.name }
  var isOriginal: Bool { self.api.baseURL == HubAccess.publicURL }
  var settleTime: Duration { self.settings.settleTime }

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    let startedAt = self.time.uptime()
    return try await self.seeingThrough(job.runID) { noted in
      let outcome = try await self.outcome(of: job, noted, report: report)
      let adapter = try await self.adapter(of: job, outcome.manifest)
      try job.keep(
        adapter.parts + [
          ArtifactPart(name: ArtifactFile.manifestName, content: try outcome.manifest.encoded())
        ])
      var metrics = outcome.metrics
      metrics.seconds = (self.time.uptime() - startedAt) / .seconds(1)
      return metrics
    }
  }

  private func outcome(
    of job: TrainingJob, _ noted: RemoteJob,
    report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> RemoteOutcome {
    if let outcome = try RemoteOutcome(of: noted) { return outcome }
    try self.checkIsWanted(noted)
    var remote = noted
    if remote.jobID == nil { remote = try await self.submit(job, remote) }
    let (ended, log) = try await self.watch(job, remote, report: report)
    return try await self.conclude(job, ended, log)
  }

  /// What the data makes of a run's parameters.
  func plan(
    _ parameters: TrainingParameters, examples: Int, validationExamples: Int
  ) -> HyperparameterPlan {
    var settings = HyperparameterSettings()
    settings.microBatchSize = self.settings.microBatchSize
    return HyperparameterPlan(
      parameters, settings: settings, examples: examples, validationExamples: validationExamples)
  }

  /// The same, from what is noted.
  func plan(_ parameters: TrainingParameters, _ remote: RemoteJob) -> HyperparameterPlan {
    self.plan(
      parameters, examples: remote.file(.training)?.lines ?? 0,
      validationExamples: remote.file(.validation)?.lines ?? 0)
  }
}
