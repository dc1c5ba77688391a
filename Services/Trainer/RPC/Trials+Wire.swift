import API
import FoundationEssentials
import SwiftProtobuf

extension TrialDesk.Order {
  func proto() -> Reddytalk_Trainer_V1_Trial {
    .with {
      $0.id = self.id.description
      $0.snapshotID = self.snapshotID.rawValue
      $0.records = UInt64(clamping: self.recordCount)
      $0.parameters = self.task.parameters.proto()
      $0.seed = self.task.seed
      $0.splitSeed = self.splitSeed
      $0.leftOutSource = self.task.leftOutSource ?? ""
      $0.parentDigest = self.parentDigest ?? ""
      $0.wantsArtifact = self.task.isCandidate
    }
  }
}

extension TrainingRecord {
  func proto() -> Reddytalk_Collector_V1_SnapshotRecord {
    .with {
      $0.recordID = self.recordID
      $0.group = self.group
      $0.category = Self.category(self.category)
      $0.messages = self.messages.map { message in
        .with {
          $0.role = message.role
          $0.content = message.content
        }
      }
      $0.quality = self.quality
      $0.corrected = self.isCorrected
      $0.source = self.source ?? ""
    }
  }

  private static func category(_ name: String?) -> Reddytalk_Common_V1_Category {
    switch name {
    case "emergency": .emergency
    case "appointment": .appointment
    case "symptom": .symptom
    case "insurance": .insurance
    case "prescription": .prescription
    case "other": .other
    default: .unspecified
    }
  }
}

extension TrainingProgress {
  /// What a process reports.
  init(_ progress: Reddytalk_Trainer_V1_TrainingProgress) {
    self.init(
      epoch: Int(progress.epoch), epochs: Int(progress.epochs), step: Int(progress.step),
      totalSteps: Int(progress.totalSteps), trainingLoss: progress.trainingLoss,
      validationLoss: progress.validationLoss == 0 ? nil : progress.validationLoss,
      examplesPerSecond: progress.examplesPerSecond, elapsedSeconds: progress.elapsedSeconds,
      endsEpoch: false)
  }
}

extension TrainingMetrics {
  /// What a process measured. Without a validation part there is nothing that was measured on it.
  init(_ metrics: Reddytalk_Trainer_V1_TrainingMetrics) {
    let isValidated = metrics.validationExamples > 0
    self.init(
      examples: Int(clamping: metrics.examples),
      validationExamples: Int(clamping: metrics.validationExamples),
      firstLoss: metrics.firstLoss, lastLoss: metrics.lastLoss,
      bestValidationLoss: isValidated ? metrics.bestValidationLoss : nil,
      validationAccuracy: isValidated ? metrics.validationAccuracy : nil,
      epochsRun: Int(metrics.epochsRun), stoppedEarly: metrics.stoppedEarly,
      seconds: metrics.seconds, examplesPerSecond: metrics.examplesPerSecond)
  }
}

extension TrialResult {
  /// What a process hands in.
  init(_ request: Reddytalk_Trainer_V1_FinishTrialRequest) {
    self.init(
      metrics: TrainingMetrics(request.metrics),
      files: request.files.map {
        File(name: $0.name, bytes: Int(clamping: $0.bytes), sha256: $0.sha256)
      },
      heldOut: request.hasHeldOut ? HeldOut(request.heldOut) : nil)
  }
}

extension TrialResult.HeldOut {
  fileprivate init(_ result: Reddytalk_Trainer_V1_HeldOutResult) {
    self.conversations = Int(clamping: result.conversations)
    self.judged = Int(clamping: result.judged)
    self.right = Int(clamping: result.right)
    self.emergencies = Int(clamping: result.emergencies)
    self.escalated = Int(clamping: result.escalated)
  }

  func proto() -> Reddytalk_Trainer_V1_HeldOutResult {
    .with {
      $0.conversations = UInt64(clamping: self.conversations)
      $0.judged = UInt64(clamping: self.judged)
      $0.right = UInt64(clamping: self.right)
      $0.emergencies = UInt64(clamping: self.emergencies)
      $0.escalated = UInt64(clamping: self.escalated)
    }
  }
}
