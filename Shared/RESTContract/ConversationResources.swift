public import Foundation

/// One turn of a conversation.
public struct MessageResource: Codable, Sendable, Equatable {
  /// "user", "assistant" or "system".
  public var role: String
  public var content: String

  public init(role: String, content: String) {
    self.role = role
    self.content = content
  }
}

/// A conversation as it is handed in: one JSON object, one element of a JSON array, or one line of JSON Lines.
/// Unknown members are ignored.
public struct ConversationBody: Codable, Sendable, Equatable {
  /// The client's id; with `source` the key of idempotency.
  public var id: String
  public var source: String?
  /// Conversations of one patient, call or thread share a group.
  public var group: String?
  /// A `ConversationCategory`; absent when nobody said.
  public var category: String?
  public var messages: [MessageResource]
  public var feedback: FeedbackBody?
  /// 1 to 5; counts as feedback where `feedback` has no rating. Other scales are ignored.
  public var rating: JSONValue?
  public var occurredAt: Date?

  public init(
    id: String, source: String? = nil, group: String? = nil, category: String? = nil,
    messages: [MessageResource], feedback: FeedbackBody? = nil, rating: JSONValue? = nil,
    occurredAt: Date? = nil
  ) {
    self.id = id
    self.source = source
    self.group = group
    self.category = category
    self.messages = messages
    self.feedback = feedback
    self.rating = rating
    self.occurredAt = occurredAt
  }
}

/// Feedback on a conversation.
public struct FeedbackBody: Codable, Sendable, Equatable {
  /// The client's id of this feedback; repeating it adds nothing. Made up when absent.
  public var id: String?
  /// Absent only inside a `ConversationBody`.
  public var conversationId: String?
  /// "up" or "down".
  public var vote: String?
  /// 1 to 5.
  public var rating: Int?
  public var comment: String?
  /// What the assistant should have said.
  public var correctedAnswer: String?
  /// "patient", "staff" or "clinician".
  public var givenBy: String?

  public init(
    id: String? = nil, conversationId: String? = nil, vote: String? = nil, rating: Int? = nil,
    comment: String? = nil, correctedAnswer: String? = nil, givenBy: String? = nil
  ) {
    self.id = id
    self.conversationId = conversationId
    self.vote = vote
    self.rating = rating
    self.comment = comment
    self.correctedAnswer = correctedAnswer
    self.givenBy = givenBy
  }
}

/// What became of a batch: the good part is stored, the rest is named.
public struct IngestResource: Codable, Sendable, Equatable {
  /// An item that was not simply accepted.
  public struct Item: Codable, Sendable, Equatable {
    /// Position in the batch, from 0.
    public var index: Int
    /// Line of the body in JSON Lines, from 1.
    public var line: Int?
    public var id: String?
    /// "duplicate", "quarantined" or "rejected".
    public var outcome: String
    public var reasons: [String]

    public init(index: Int, line: Int?, id: String?, outcome: String, reasons: [String]) {
      self.index = index
      self.line = line
      self.id = id
      self.outcome = outcome
      self.reasons = reasons
    }
  }

  public var received: Int
  public var accepted: Int
  public var duplicates: Int
  public var quarantined: Int
  public var rejected: Int
  /// Identifiers removed by type.
  public var identifiersRemoved: [String: Int]
  /// The quarantined and rejected items, in batch order.
  public var items: [Item]
  /// How many more of them there are; absent when all are listed.
  public var itemsOmitted: Int?

  public init(
    received: Int, accepted: Int, duplicates: Int, quarantined: Int, rejected: Int,
    identifiersRemoved: [String: Int], items: [Item]
  ) {
    self.received = received
    self.accepted = accepted
    self.duplicates = duplicates
    self.quarantined = quarantined
    self.rejected = rejected
    self.identifiersRemoved = identifiersRemoved
    self.items = items
  }
}
