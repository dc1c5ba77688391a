import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension RunState {
  func proto() -> Reddytalk_Trainer_V1_RunState {
    switch self {
    case .collecting: .collecting
    case .training: .training
    case .evaluating: .evaluating
    case .deploying: .deploying
    case .completed: .completed
    case .failed: .failed
    case .stopped: .stopped
    case .rejected: .rejected
    }
  }
}

extension TriggerReason {
  func proto() -> Reddytalk_Trainer_V1_TriggerReason {
    switch self {
    case .manual: .manual
    case .dataThreshold: .dataThreshold
    case .qualityImprovement: .qualityImprovement
    case .performanceDegradation: .performanceDegradation
    case .scheduled: .scheduled
    }
  }
}

extension TrainingParameters {
  func proto() -> Reddytalk_Trainer_V1_TrainingParameters {
    .with {
      $0.batchSize = UInt32(clamping: self.batchSize)
      $0.epochs = UInt32(clamping: self.epochs)
      $0.learningRate = self.learningRate
      $0.warmupSteps = UInt32(clamping: self.warmupSteps)
      $0.maxSequenceLength = UInt32(clamping: self.maxSequenceLength)
      $0.validationSplit = self.validationSplit
      $0.earlyStoppingPatience = UInt32(clamping: self.earlyStoppingPatience)
      $0.medicalSpecialization = self.medicalSpecialization
    }
  }
}

extension Reddytalk_Trainer_V1_TrainingParameters {
  /// The fields that are set; ranges are the domain's to check.
  func native() -> ParameterOverrides {
    var overrides = ParameterOverrides()
    if self.hasBatchSize { overrides.batchSize = Int(self.batchSize) }
    if self.hasEpochs { overrides.epochs = Int(self.epochs) }
    if self.hasLearningRate { overrides.learningRate = self.learningRate }
    if self.hasWarmupSteps { overrides.warmupSteps = Int(self.warmupSteps) }
    if self.hasMaxSequenceLength { overrides.maxSequenceLength = Int(self.maxSequenceLength) }
    if self.hasValidationSplit { overrides.validationSplit = self.validationSplit }
    if self.hasEarlyStoppingPatience {
      overrides.earlyStoppingPatience = Int(self.earlyStoppingPatience)
    }
    if self.hasMedicalSpecialization {
      overrides.medicalSpecialization = self.medicalSpecialization
    }
    return overrides
  }
}

extension TrainingProgress {
  func proto() -> Reddytalk_Trainer_V1_TrainingProgress {
    .with {
      $0.epoch = UInt32(clamping: self.epoch)
      $0.epochs = UInt32(clamping: self.epochs)
      $0.step = UInt32(clamping: self.step)
      $0.totalSteps = UInt32(clamping: self.totalSteps)
      $0.trainingLoss = self.trainingLoss
      $0.validationLoss = self.validationLoss ?? 0
      $0.examplesPerSecond = self.examplesPerSecond
      $0.elapsedSeconds = self.elapsedSeconds
    }
  }
}

extension RunTransition {
  func proto() -> Reddytalk_Trainer_V1_RunTransition {
    .with {
      $0.state = self.state.proto()
      $0.atMs = self.at.millisecondsSinceEpoch
      $0.detail = self.detail
    }
  }
}

extension Run {
  func proto() -> Reddytalk_Trainer_V1_Run {
    .with {
      $0.id = self.id.rawValue
      $0.state = self.state.proto()
      $0.trigger = self.trigger.reason.proto()
      $0.triggerDetail = self.trigger.detail
      $0.reason = self.request.reason
      $0.notes = self.request.notes
      $0.provider = self.request.provider
      $0.parameters = self.request.parameters.proto()
      $0.requestedBy = self.request.requestedBy
      $0.snapshotID = self.snapshot?.id.rawValue ?? ""
      $0.modelVersionID = self.modelVersionID?.rawValue ?? ""
      $0.evaluationID = self.evaluationID?.rawValue ?? ""
      $0.deploymentID = self.deploymentID?.rawValue ?? ""
      if let progress = self.progress { $0.progress = progress.proto() }
      $0.outcomeDetail = self.outcomeDetail
      $0.createdAtMs = self.createdAt.millisecondsSinceEpoch
      $0.updatedAtMs = self.updatedAt.millisecondsSinceEpoch
      $0.finishedAtMs = self.finishedAt?.millisecondsSinceEpoch ?? 0
      $0.transitions = self.transitions.map { $0.proto() }
      $0.reproducesModelVersionID = self.request.reproduces?.version.rawValue ?? ""
    }
  }
}
