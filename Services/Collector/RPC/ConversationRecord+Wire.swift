import API
import StoreKit
import SwiftProtobuf

extension ConversationRecord {
  func proto() -> Reddytalk_Collector_V1_ConversationRecord {
    .with {
      $0.id = self.key.id
      $0.source = self.key.source
      $0.group = self.group
      $0.category = self.category.proto()
      $0.messages = self.messages.map { $0.proto() }
      $0.quality = self.quality
      $0.qualityComponents = self.components.map { component in
        .with {
          $0.name = component.name
          $0.score = component.score
          $0.weight = component.weight
          $0.reason = component.reason
        }
      }
      $0.state = self.state.rawValue
      $0.reasons = self.reasons
      $0.nearDuplicateOf = self.nearDuplicateOf ?? ""
      $0.identifiersRemoved = self.removed.proto { UInt32(clamping: $0) }
      $0.ingestedAtMs = self.ingestedAt.millisecondsSinceEpoch
      $0.feedbackCount = UInt32(clamping: self.feedbackCount)
      if let decision = self.decision { $0.decision = decision.proto() }
    }
  }
}
