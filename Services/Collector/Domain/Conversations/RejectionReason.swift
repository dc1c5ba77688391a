/// Why an item was not stored. The description is for the client: it names the cause and holds
/// nothing of the item's text.
package enum RejectionReason: Hashable, Sendable, CustomStringConvertible {
  case missingID
  case idTooLong(limitBytes: Int)
  case noTurns
  case tooManyTurns(count: Int, limit: Int)
  case unknownRole(turn: Int)
  case emptyTurn(turn: Int)
  case textTooLong(bytes: Int, limit: Int)
  case noUserTurn
  case contentConflict
  case unknownConversation
  case ambiguousConversation(sources: Int)
  case emptyFeedback
  case ratingOutOfRange
  case unknownGiver

  package var description: String {
    switch self {
    case .missingID: "the id is missing"
    case .idTooLong(let limit): "an id, source or group is longer than \(limit) bytes"
    case .noTurns: "there are no messages"
    case .tooManyTurns(let count, let limit): "\(count) messages are more than \(limit)"
    case .unknownRole(let turn): "message \(turn) has a role other than user, assistant or system"
    case .emptyTurn(let turn): "message \(turn) is empty"
    case .textTooLong(let bytes, let limit): "\(bytes) bytes of text are more than \(limit)"
    case .noUserTurn: "no message is by the user"
    case .contentConflict:
      "the id was used before for other content; send changed content under a new id"
    case .unknownConversation: "no conversation has this id; send the conversation first"
    case .ambiguousConversation(let sources):
      "\(sources) sources have a conversation with this id; "
        + "feedback needs an id that only one source uses"
    case .emptyFeedback: "the feedback has neither vote, rating, comment nor corrected answer"
    case .ratingOutOfRange: "the rating is not from 1 to 5"
    case .unknownGiver: "given_by is not patient, staff or clinician"
    }
  }
}

/// An item that cannot be stored.
package struct Rejection: Error, Hashable, Sendable {
  package let reasons: [RejectionReason]
}
