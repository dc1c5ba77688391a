import FoundationEssentials
import Synchronization

@testable import Trainer

/// A provider that writes a small artefact, with checkpoints, as a test decides.
final class ScriptedProvider: TrainingProvider {
  struct State {
    var epochs = 3
    var metrics = Samples.metrics
    /// What ends training after the first epoch.
    var failure: RunFailure?
    /// What is wrong with the artefact.
    var defect: RunFailure?
    /// Waits for its cancellation after the first epoch.
    var waits = false
    var trainings = 0
    /// Epochs of all trainings that were computed rather than taken from a checkpoint.
    var computedEpochs = 0
    var jobs: [TrainingJob] = []
    /// What it says of a version.
    var lineage = TrainingLineage()
  }

  let name = "scripted"
  let state = Mutex(State())
  let crash: Mutex<CrashSchedule>
  let time: ManualTime

  init(time: ManualTime, crash: CrashSchedule = CrashSchedule()) {
    self.time = time
    self.crash = Mutex(crash)
  }

  private func pass() throws { try self.crash.withLock { $0 }.pass() }

  func train(
    _ job: TrainingJob, report: @escaping @Sendable (TrainingProgress) throws -> Void
  ) async throws -> TrainingMetrics {
    let script = self.state.withLock { state in
      state.trainings += 1
      state.jobs.append(job)
      return state
    }
    let checkpoint = job.checkpointDirectory.appending(path: "epoch")
    let done = (try? String(contentsOf: checkpoint, encoding: .utf8)).flatMap(Int.init) ?? 0
    for epoch in done..<script.epochs {
      self.time.advance(by: .seconds(1))
      self.state.withLock { $0.computedEpochs += 1 }
      try self.pass()
      try "\(epoch + 1)".write(to: checkpoint, atomically: true, encoding: .utf8)
      try report(Self.progress(epoch: epoch + 1, of: script.epochs))
      try self.pass()
      if let failure = script.failure { throw failure }
      if script.waits { try await Task.sleep(for: .seconds(3600)) }
    }
    try self.pass()
    try job.keep([
      ArtifactPart(name: "weights.bin", content: Data("weights".utf8)),
      ArtifactPart(name: "manifest.json", content: Data("{}".utf8)),
    ])
    try self.pass()
    return script.metrics
  }

  func verify(_ artifact: ArtifactFiles) async throws {
    try self.pass()
    if let defect = self.state.withLock({ $0.defect }) { throw defect }
    guard (try? artifact.content("manifest.json")) != nil else {
      throw RunFailure.artifactInvalid(reason: "there is no manifest")
    }
    try self.pass()
  }

  func status() async -> ProviderStatus {
    ProviderStatus(name: self.name, isConfigured: true, isReachable: true, isAble: true)
  }

  func lineage(of artifact: ArtifactFiles) -> TrainingLineage {
    self.state.withLock { $0.lineage }
  }

  private static func progress(epoch: Int, of epochs: Int) -> TrainingProgress {
    TrainingProgress(
      epoch: epoch, epochs: epochs, step: epoch * 4, totalSteps: epochs * 4,
      trainingLoss: 2 / Double(epoch), validationLoss: 1 / Double(epoch), examplesPerSecond: 10,
      elapsedSeconds: Double(epoch), endsEpoch: true)
  }
}
