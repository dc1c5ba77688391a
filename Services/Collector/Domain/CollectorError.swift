/// What the Collector cannot do for a caller.
package enum CollectorError: Error, Hashable, Sendable {
  case tooManyItems(count: Int, limit: Int)
  case unknownConversation
  case ambiguousConversation(sources: Int)
  case unknownSnapshot
  case invalidQuality
  /// A decision on a conversation that nothing holds back.
  case notHeldBack
  case missingDecision
  case reasonTooLong(limitBytes: Int)
  /// A sealed text is not what was sealed.
  case damagedText
  /// Stored content is not what its digest says.
  case damagedSnapshot
  /// Somebody whose data a snapshot holds was erased.
  case erasedRecord
  /// The store was written by a version that did not seal texts.
  case unsealedStore(conversations: Int)
}

extension CollectorError: CustomStringConvertible {
  package var description: String {
    switch self {
    case .tooManyItems(let count, let limit):
      "\(count) items are more than \(limit) in one request; send several requests"
    case .unknownConversation: "there is no conversation with this id"
    case .ambiguousConversation(let sources):
      "\(sources) sources have a conversation with this id; name the source"
    case .unknownSnapshot: "there is no snapshot with this id"
    case .invalidQuality: "the minimum quality is not from 0 to 1"
    case .notHeldBack: "the conversation was not held back, so there is nothing to decide"
    case .missingDecision: "the outcome is neither approved nor rejected"
    case .reasonTooLong(let limit): "the reason is longer than \(limit) bytes"
    case .damagedText:
      "a stored text is not what was sealed; the audit trail names it, restore the store from a backup"
    case .damagedSnapshot:
      "a record of the snapshot is not what its digest says; restore the store from a backup"
    case .erasedRecord:
      "the snapshot holds a record of somebody who was erased; make a new snapshot"
    case .unsealedStore(let count):
      "\(count) conversations were stored unsealed by an older version; export them with that version, "
        + "destroy the data directory, and import them again"
    }
  }
}
