import API
import StoreKit
import SwiftProtobuf

extension Snapshot {
  func proto() -> Reddytalk_Collector_V1_Snapshot {
    .with {
      $0.id = self.id.rawValue
      $0.recordCount = UInt64(clamping: self.recordCount)
      $0.minimumQuality = self.minimumQuality
      $0.createdAtMs = self.createdAt.millisecondsSinceEpoch
      $0.lastIngestSequence = self.lastSequence.rawValue
      $0.byCategory = self.byCategory.categoryCounts()
      $0.deidentifierVersion = self.deidentifierVersion
    }
  }
}

extension SnapshotRecord {
  func proto() -> Reddytalk_Collector_V1_SnapshotRecord {
    .with {
      $0.recordID = self.recordID
      $0.group = self.group
      $0.category = self.category.proto()
      $0.messages = self.messages.map { $0.proto() }
      $0.quality = self.quality
      $0.corrected = self.corrected
      $0.source = self.source ?? ""
    }
  }
}
