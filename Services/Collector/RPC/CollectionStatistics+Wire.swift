import API
import SwiftProtobuf

extension CollectionStatistics {
  func proto() -> Reddytalk_Collector_V1_Statistics {
    .with {
      $0.conversations = UInt64(clamping: self.conversations)
      $0.accepted = UInt64(clamping: self.accepted)
      $0.quarantined = UInt64(clamping: self.quarantined)
      $0.nearDuplicates = UInt64(clamping: self.nearDuplicates)
      $0.feedback = UInt64(clamping: self.feedback)
      $0.qualified = UInt64(clamping: self.qualified)
      $0.newQualified = UInt64(clamping: self.newQualified)
      $0.newAverageQuality = self.newAverageQuality
      $0.qualityThreshold = self.qualityThreshold
      $0.lastIngestSequence = self.lastSequence.rawValue
      $0.byCategory = self.byCategory.categoryCounts()
      $0.identifiersRemoved = self.removed.proto { UInt64(clamping: $0) }
      $0.rejected = UInt64(clamping: self.rejected)
      $0.feedbackByModelVersion = self.feedbackByModelVersion.mapValues { feedback in
        .with {
          $0.positive = UInt64(clamping: feedback.positive)
          $0.negative = UInt64(clamping: feedback.negative)
        }
      }
    }
  }
}

extension [String: Int] {
  /// Counts by category; those without one under "unspecified".
  func categoryCounts() -> [String: UInt64] {
    self.reduce(into: [:]) {
      $0[$1.key.isEmpty ? "unspecified" : $1.key] = UInt64(clamping: $1.value)
    }
  }
}
