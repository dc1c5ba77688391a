import API

extension Reddytalk_Collector_V1_Statistics {
  /// The counters, which were asked for with new samples counted after `sequence`.
  func native(after sequence: UInt64) -> CollectionStatistics {
    CollectionStatistics(
      afterIngestSequence: sequence, qualified: Int(clamping: self.qualified),
      newQualified: Int(clamping: self.newQualified), newAverageQuality: self.newAverageQuality,
      qualityThreshold: self.qualityThreshold,
      feedback: Dictionary(
        uniqueKeysWithValues: self.feedbackByModelVersion.map { id, feedback in
          (
            ModelVersionID(rawValue: id),
            CollectionStatistics.Feedback(
              positive: Int(clamping: feedback.positive),
              negative: Int(clamping: feedback.negative))
          )
        }))
  }
}

extension Reddytalk_Collector_V1_Snapshot {
  func native() -> DatasetSnapshot {
    DatasetSnapshot(
      id: SnapshotID(rawValue: self.id), recordCount: Int(clamping: self.recordCount),
      lastIngestSequence: self.lastIngestSequence)
  }
}

extension Reddytalk_Collector_V1_SnapshotRecord {
  func native() -> TrainingRecord {
    TrainingRecord(
      recordID: self.recordID, group: self.group, category: self.category.native(),
      messages: self.messages.map { TrainingRecord.Message(role: $0.role, content: $0.content) },
      quality: self.quality, isCorrected: self.corrected,
      source: self.source.isEmpty ? nil : self.source)
  }
}

extension Reddytalk_Common_V1_Category {
  /// The category's name; nil when it is unknown, or newer than this program.
  fileprivate func native() -> String? {
    switch self {
    case .emergency: "emergency"
    case .appointment: "appointment"
    case .symptom: "symptom"
    case .insurance: "insurance"
    case .prescription: "prescription"
    case .other: "other"
    case .unspecified, .UNRECOGNIZED: nil
    }
  }
}
