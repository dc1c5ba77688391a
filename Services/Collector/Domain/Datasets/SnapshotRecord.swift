package import FoundationEssentials

/// One sample of a snapshot.
package struct SnapshotRecord: Hashable, Sendable, Codable {
  /// Stable and opaque.
  package var recordID: String
  /// Opaque; records of one group belong on one side of a split.
  package var group: String
  package var category: ConversationCategory?
  package var messages: [Message]
  package var quality: Double
  /// Whether a corrected answer replaced the last assistant turn.
  package var corrected: Bool
  /// The system that handed the conversation in; nil in snapshots made before it was kept, whose digests it must not
  /// change.
  package var source: String?

  package init(
    recordID: String, group: String, category: ConversationCategory?, messages: [Message],
    quality: Double, corrected: Bool, source: String? = nil
  ) {
    self.recordID = recordID
    self.group = group
    self.category = category
    self.messages = messages
    self.quality = quality
    self.corrected = corrected
    self.source = source
  }

  /// The record as bytes that depend on nothing but its content: JSON with sorted keys, no white
  /// space and no escaped slashes.
  package func canonicalBytes() throws -> Data {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return try encoder.encode(self)
  }

  package init(canonicalBytes: Data) throws {
    self = try JSONDecoder().decode(Self.self, from: canonicalBytes)
  }
}
