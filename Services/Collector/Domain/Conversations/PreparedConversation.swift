import FoundationEssentials

/// A checked and curated conversation, ready to be stored.
struct PreparedConversation: Sendable {
  let conversation: CheckedConversation
  let curated: CuratedConversation
  let contentDigest: Data
  /// Digests of the beginnings, shortest first; the last is the whole.
  let beginnings: [Data]
  let groupDigest: Data
  let feedbackDigest: Data?
  /// Random ids to use if the conversation or its group is new.
  let recordID: String
  let groupID: String
  let receivedAt: Date
}
