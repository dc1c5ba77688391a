import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension LifecycleStage {
  func proto() -> Reddytalk_Trainer_V1_LifecycleStage {
    switch self {
    case .trainingEnd: .trainingEnd
    case .shutdown: .shutdown
    }
  }
}

extension ModelLifecycle {
  func proto() -> Reddytalk_Trainer_V1_ModelLifecycle {
    .with {
      $0.ends = self.ends.map { end in
        .with {
          $0.stage = end.stage.proto()
          $0.atMs = end.at.millisecondsSinceEpoch
          $0.source = end.source
        }
      }
      $0.idleDeletionDays = UInt32(clamping: self.idleDeletionDays ?? 0)
      guard let plan = self.plan else { return }
      $0.successor.provider = plan.successor.provider
      $0.successor.baseModel = plan.successor.baseModel ?? ""
      $0.successor.retrainByMs = plan.retrainBy?.millisecondsSinceEpoch ?? 0
    }
  }
}

extension TrainingLineage {
  func proto() -> Reddytalk_Trainer_V1_TrainingLineage {
    .with {
      $0.baseModel = self.baseModel ?? ""
      $0.providerModel = self.providerModel ?? ""
      if let file = self.trainingFile { $0.trainingFile = file.proto() }
      if let file = self.validationFile { $0.validationFile = file.proto() }
      $0.withoutCounterpart = self.withoutCounterpart.map { parameter in
        .with {
          $0.name = parameter.name
          $0.value = parameter.value
          $0.instead = parameter.instead
        }
      }
    }
  }
}

extension TrainingLineage.DataFile {
  fileprivate func proto() -> Reddytalk_Trainer_V1_TrainingLineage.DataFile {
    .with {
      $0.format = self.format
      $0.lines = UInt64(clamping: self.lines)
      $0.bytes = UInt64(clamping: self.bytes)
      $0.sha256 = self.sha256
    }
  }
}
