package import FoundationEssentials

/// One de-identified conversation of a snapshot.
package struct TrainingRecord: Hashable, Sendable, Codable {
  /// One turn.
  package struct Message: Hashable, Sendable, Codable {
    /// "user", "assistant" or "system".
    package var role: String
    /// De-identified text.
    package var content: String

    package init(role: String, content: String) {
      self.role = role
      self.content = content
    }
  }

  /// The record's id inside snapshots.
  package var recordID: String
  /// Opaque group for leakage-safe splits.
  package var group: String
  /// "emergency", "appointment", "symptom", "insurance", "prescription" or "other"; nil when
  /// unknown.
  package var category: String?
  /// The turns, oldest first.
  package var messages: [Message]
  /// 0 to 1.
  package var quality: Double
  /// Whether a corrected answer replaced the last assistant turn.
  package var isCorrected: Bool
  /// The system that handed the conversation in; nil in snapshots made before it was kept.
  package var source: String?

  package init(
    recordID: String, group: String, category: String?, messages: [Message], quality: Double,
    isCorrected: Bool, source: String? = nil
  ) {
    self.recordID = recordID
    self.group = group
    self.category = category
    self.messages = messages
    self.quality = quality
    self.isCorrected = isCorrected
    self.source = source
  }

  private enum CodingKeys: String, CodingKey {
    case recordID, group, category, messages, quality, source
    case isCorrected = "corrected"
  }

  /// The record as the bytes that its digest is computed over: JSON with sorted keys, no white
  /// space and no escaped slashes.
  package func canonicalBytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }
}
