package import FoundationEssentials

/// A conversation as a client hands it in, not yet checked.
package struct ConversationSubmission: Hashable, Sendable {
  /// One turn with the role as the client wrote it.
  package struct Turn: Hashable, Sendable {
    package var role: String
    package var content: String

    package init(role: String, content: String) {
      self.role = role
      self.content = content
    }
  }

  package var key: ConversationKey
  /// Conversations of one patient, call or thread share a group; the conversation itself when
  /// empty.
  package var group: String
  package var category: ConversationCategory?
  package var turns: [Turn]
  /// When it took place; now when nil.
  package var occurredAt: Date?
  /// The model and deployment that produced the assistant's turns; empty when others did.
  package var modelVersionID: String
  package var deploymentID: String
  package var feedback: FeedbackSubmission?

  package init(
    key: ConversationKey, group: String = "", category: ConversationCategory? = nil, turns: [Turn],
    occurredAt: Date? = nil, modelVersionID: String = "", deploymentID: String = "",
    feedback: FeedbackSubmission? = nil
  ) {
    self.key = key
    self.group = group
    self.category = category
    self.turns = turns
    self.occurredAt = occurredAt
    self.modelVersionID = modelVersionID
    self.deploymentID = deploymentID
    self.feedback = feedback
  }
}
