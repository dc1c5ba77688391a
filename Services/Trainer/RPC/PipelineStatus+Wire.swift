import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension TriggerStatus {
  func proto() -> Reddytalk_Trainer_V1_TriggerStatus {
    .with {
      $0.trigger = self.reason.proto()
      $0.enabled = self.isEnabled
      $0.detail = self.detail
      $0.lastFiredAtMs = self.lastFiredAt?.millisecondsSinceEpoch ?? 0
      $0.nextDueAtMs = self.nextDueAt?.millisecondsSinceEpoch ?? 0
    }
  }
}

extension PipelineStatus {
  func proto() -> Reddytalk_Trainer_V1_PipelineStatus {
    .with {
      if let run = self.activeRun { $0.activeRun = run.proto() }
      if let run = self.lastRun { $0.lastRun = run.proto() }
      $0.triggers = self.triggers.map { $0.proto() }
      $0.productionModelVersionID = self.productionVersion?.rawValue ?? ""
      $0.productionPerformance = self.performance?.value ?? -1
      $0.blockers = self.blockers
    }
  }
}
