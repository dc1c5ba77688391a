import FoundationEssentials

@testable import Trainer

/// Values that tests begin with.
enum Samples {
  /// An arbitrary time: 14 November 2023, 22:13:20 UTC.
  static let time = Date(timeIntervalSince1970: 1_700_000_000)

  static func request(
    requestedBy: String = "anna", parameters: TrainingParameters = .defaults, key: String? = nil
  ) -> RunRequest {
    RunRequest(
      requestedBy: requestedBy, reason: "weekly", notes: "none", provider: "scripted",
      parameters: parameters, idempotencyKey: key)
  }

  static func run(
    _ id: String = "run-1", reason: TriggerReason = .manual, at time: Date = Samples.time,
    key: String? = nil
  ) -> Run {
    Run(
      id: RunID(rawValue: id), trigger: TriggerDecision(reason: reason, detail: "because"),
      request: Self.request(key: key), at: time)
  }

  static let snapshot = DatasetSnapshot(
    id: SnapshotID(rawValue: "sha256:00"), recordCount: 12, lastIngestSequence: 40)

  static let progress = TrainingProgress(
    epoch: 1, epochs: 3, step: 4, totalSteps: 12, trainingLoss: 1.5, validationLoss: nil,
    examplesPerSecond: 100, elapsedSeconds: 0.25, endsEpoch: false)

  static let metrics = TrainingMetrics(
    examples: 10, validationExamples: 2, firstLoss: 2, lastLoss: 0.5, bestValidationLoss: 0.75,
    validationAccuracy: 0.9, epochsRun: 3, stoppedEarly: false, seconds: 0.5,
    examplesPerSecond: 60)

  static func version(of run: Run) -> ModelVersion {
    ModelVersion(
      id: ModelVersionID(madeBy: run.id), runID: run.id, provider: run.request.provider,
      snapshotID: Self.snapshot.id, parent: nil, parameters: run.request.parameters,
      metrics: Self.metrics,
      artifact: SignedArtifact(
        digest: "sha256:11", bytes: 7, signature: Data([1, 2, 3]), keyID: "trainer-1"),
      requestedBy: run.request.requestedBy, createdAt: Self.time)
  }

  /// The run after events a second apart.
  static func run(_ run: Run = Samples.run(), after events: [RunEvent]) throws -> Run {
    var run = run
    for event in events {
      run = try RunMachine.applying(event, to: run, at: run.updatedAt.addingTimeInterval(1))
    }
    return run
  }
}
