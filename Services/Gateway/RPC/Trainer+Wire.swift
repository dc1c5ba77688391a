import API
import Foundation
import RESTContract

extension Reddytalk_Trainer_V1_TrainingParameters {
  /// Throws a problem that names the member that cannot be a count.
  init(_ parameters: TrainingParametersResource) throws {
    self.init()
    let counts: [(Int?, String, (inout Self, UInt32) -> Void)] = [
      (parameters.batchSize, "batchSize", { $0.batchSize = $1 }),
      (parameters.epochs, "epochs", { $0.epochs = $1 }),
      (parameters.warmupSteps, "warmupSteps", { $0.warmupSteps = $1 }),
      (parameters.maxSequenceLength, "maxSequenceLength", { $0.maxSequenceLength = $1 }),
      (
        parameters.earlyStoppingPatience, "earlyStoppingPatience",
        { $0.earlyStoppingPatience = $1 }
      ),
    ]
    for case (let value?, let name, let set) in counts {
      guard let count = UInt32(exactly: value) else {
        throw Problem(
          .invalidParameters, "customParameters.\(name) must be a whole number of at least 0",
          faults: [
            Problem.Fault(
              pointer: "/customParameters/\(name)", reason: "not a whole number of at least 0")
          ])
      }
      set(&self, count)
    }
    if let value = parameters.learningRate { self.learningRate = value }
    if let value = parameters.validationSplit { self.validationSplit = value }
    if let value = parameters.medicalSpecialization { self.medicalSpecialization = value }
  }
}

extension TrainingParametersResource {
  init(_ parameters: Reddytalk_Trainer_V1_TrainingParameters) {
    self.init(
      batchSize: parameters.hasBatchSize ? Int(parameters.batchSize) : nil,
      epochs: parameters.hasEpochs ? Int(parameters.epochs) : nil,
      learningRate: parameters.hasLearningRate ? parameters.learningRate : nil,
      warmupSteps: parameters.hasWarmupSteps ? Int(parameters.warmupSteps) : nil,
      maxSequenceLength: parameters.hasMaxSequenceLength
        ? Int(parameters.maxSequenceLength) : nil,
      validationSplit: parameters.hasValidationSplit ? parameters.validationSplit : nil,
      earlyStoppingPatience: parameters.hasEarlyStoppingPatience
        ? Int(parameters.earlyStoppingPatience) : nil,
      medicalSpecialization: parameters.hasMedicalSpecialization
        ? parameters.medicalSpecialization : nil)
  }
}

extension RunResource.State {
  init(_ state: Reddytalk_Trainer_V1_RunState) {
    switch state {
    case .unspecified, .collecting, .UNRECOGNIZED: self = .collecting
    case .training: self = .training
    case .evaluating: self = .evaluating
    case .deploying: self = .deploying
    case .completed: self = .completed
    case .failed: self = .failed
    case .stopped: self = .stopped
    case .rejected: self = .rejected
    }
  }
}

extension Reddytalk_Trainer_V1_TriggerReason {
  /// The name on the public interface.
  var name: String {
    switch self {
    case .unspecified, .manual, .UNRECOGNIZED: "manual"
    case .dataThreshold: "data-threshold"
    case .qualityImprovement: "quality-improvement"
    case .performanceDegradation: "performance-degradation"
    case .scheduled: "scheduled"
    }
  }
}

extension RunResource {
  init(_ run: Reddytalk_Trainer_V1_Run) {
    self.init(
      id: run.id, state: State(run.state),
      trigger: Trigger(reason: run.trigger.name, detail: run.triggerDetail),
      metadata: StartRunBody.Metadata(reason: run.reason.nonEmpty, notes: run.notes.nonEmpty),
      provider: run.provider, parameters: TrainingParametersResource(run.parameters),
      requestedBy: run.requestedBy, createdAt: Date(requiredMilliseconds: run.createdAtMs),
      updatedAt: Date(requiredMilliseconds: run.updatedAtMs))
    self.snapshotId = run.snapshotID.nonEmpty
    self.reproducesModelVersionId = run.reproducesModelVersionID.nonEmpty
    self.modelVersionId = run.modelVersionID.nonEmpty
    self.evaluationId = run.evaluationID.nonEmpty
    self.deploymentId = run.deploymentID.nonEmpty
    self.progress = run.hasProgress ? Progress(run.progress) : nil
    self.outcomeDetail = run.outcomeDetail.nonEmpty
    self.finishedAt = Date(wireMilliseconds: run.finishedAtMs)
    self.transitions = run.transitions.map {
      Transition(
        state: State($0.state), at: Date(requiredMilliseconds: $0.atMs), detail: $0.detail)
    }
  }
}

extension RunResource.Progress {
  fileprivate init(_ progress: Reddytalk_Trainer_V1_TrainingProgress) {
    self.init(
      epoch: Int(progress.epoch), epochs: Int(progress.epochs), step: Int(progress.step),
      totalSteps: Int(progress.totalSteps), trainingLoss: progress.trainingLoss,
      validationLoss: progress.validationLoss == 0 ? nil : progress.validationLoss,
      examplesPerSecond: progress.examplesPerSecond, elapsedSeconds: progress.elapsedSeconds)
  }
}

extension ModelVersionResource {
  init(_ version: Reddytalk_Trainer_V1_ModelVersion) {
    self.init(
      id: version.id, number: Int(version.number), runId: version.runID,
      provider: version.provider, snapshotId: version.snapshotID,
      parentModelVersionId: version.parentModelVersionID.nonEmpty, digest: version.digest,
      parameters: TrainingParametersResource(version.parameters),
      metrics: Metrics(version.metrics), artifactBytes: Int(clamping: version.artifactBytes),
      signedBy: version.keyID, createdAt: Date(requiredMilliseconds: version.createdAtMs))
    self.lineage = version.hasLineage ? TrainingLineageResource(version.lineage) : nil
    self.lifecycle = version.hasLifecycle ? ModelLifecycleResource(version.lifecycle) : nil
  }
}

extension ModelVersionResource.Metrics {
  fileprivate init(_ metrics: Reddytalk_Trainer_V1_TrainingMetrics) {
    self.init(
      examples: Int(clamping: metrics.examples),
      validationExamples: Int(clamping: metrics.validationExamples),
      firstLoss: metrics.firstLoss, lastLoss: metrics.lastLoss,
      bestValidationLoss: metrics.bestValidationLoss,
      validationAccuracy: metrics.validationAccuracy, epochsRun: Int(metrics.epochsRun),
      stoppedEarly: metrics.stoppedEarly, seconds: metrics.seconds,
      examplesPerSecond: metrics.examplesPerSecond)
  }
}

extension PipelineStatusResource {
  init(
    _ status: Reddytalk_Trainer_V1_PipelineStatus,
    environments: [DeploymentsResource.Environment], collection: Collection?
  ) {
    let live = environments.first { $0.environment == "production" }
    self.init(
      state: status.hasActiveRun ? "running" : "idle",
      activeRun: status.hasActiveRun ? RunResource(status.activeRun) : nil,
      lastRun: status.hasLastRun ? RunResource(status.lastRun) : nil,
      triggers: status.triggers.map(Trigger.init),
      production: Production(
        modelVersionId: live?.liveModelVersionId ?? status.productionModelVersionID.nonEmpty,
        deploymentId: live?.liveDeploymentId,
        performance: status.productionPerformance < 0 ? nil : status.productionPerformance),
      collection: collection, blockers: status.blockers)
  }
}

extension PipelineStatusResource.Trigger {
  fileprivate init(_ trigger: Reddytalk_Trainer_V1_TriggerStatus) {
    self.init(
      reason: trigger.trigger.name, enabled: trigger.enabled, detail: trigger.detail,
      lastFiredAt: Date(wireMilliseconds: trigger.lastFiredAtMs),
      nextDueAt: Date(wireMilliseconds: trigger.nextDueAtMs))
  }
}
