import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension ProviderStatus {
  func proto() -> Reddytalk_Trainer_V1_ProviderStatus {
    .with {
      $0.name = self.name
      $0.configured = self.isConfigured
      if let isReachable = self.isReachable { $0.reachable = isReachable }
      if let isAble = self.isAble { $0.able = isAble }
      $0.datesMs = self.dates.mapValues(\.millisecondsSinceEpoch)
      $0.limits = self.limits
      $0.reason = self.reason
    }
  }
}
