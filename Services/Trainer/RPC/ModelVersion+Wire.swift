import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension TrainingMetrics {
  func proto() -> Reddytalk_Trainer_V1_TrainingMetrics {
    .with {
      $0.examples = UInt64(clamping: self.examples)
      $0.validationExamples = UInt64(clamping: self.validationExamples)
      $0.firstLoss = self.firstLoss
      $0.lastLoss = self.lastLoss
      $0.bestValidationLoss = self.bestValidationLoss ?? 0
      $0.validationAccuracy = self.validationAccuracy ?? 0
      $0.epochsRun = UInt32(clamping: self.epochsRun)
      $0.stoppedEarly = self.stoppedEarly
      $0.seconds = self.seconds
      $0.examplesPerSecond = self.examplesPerSecond
    }
  }
}

extension ModelVersion {
  /// The version with what is known of its end.
  func proto(_ lifecycle: ModelLifecycle) -> Reddytalk_Trainer_V1_ModelVersion {
    .with {
      $0.id = self.id.rawValue
      $0.number = UInt32(clamping: self.number)
      $0.runID = self.runID.rawValue
      $0.provider = self.provider
      $0.snapshotID = self.snapshotID.rawValue
      $0.parentModelVersionID = self.parent?.rawValue ?? ""
      $0.digest = self.artifact.digest
      $0.parameters = self.parameters.proto()
      $0.metrics = self.metrics.proto()
      $0.createdAtMs = self.createdAt.millisecondsSinceEpoch
      $0.artifactBytes = UInt64(clamping: self.artifact.bytes)
      $0.signature = self.artifact.signature
      $0.keyID = self.artifact.keyID
      $0.requestedBy = self.requestedBy
      $0.lineage = self.lineage.proto()
      $0.lifecycle = lifecycle.proto()
    }
  }
}
