/// How much one request and one item may hold.
package struct IngestionLimits: Hashable, Sendable {
  /// Items of a batch.
  package var maximumItems = 1_000
  /// Turns of a conversation.
  package var maximumTurns = 400
  /// UTF-8 bytes of all turns of a conversation, and of the texts of one feedback.
  package var maximumTextBytes = 256 * 1024
  /// UTF-8 bytes of an id, source or group.
  package var maximumIDBytes = 256

  package init() {}
}
