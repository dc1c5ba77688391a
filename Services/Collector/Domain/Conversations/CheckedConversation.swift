import FoundationEssentials

/// A submission that keeps all rules.
struct CheckedConversation: Sendable {
  let key: ConversationKey
  let group: String
  let category: ConversationCategory?
  let messages: [Message]
  let occurredAt: Date
  let modelVersionID: String
  let deploymentID: String
  let feedback: CheckedFeedback?

  /// Checks a submission; every broken rule is named.
  init(
    _ submission: ConversationSubmission, limits: IngestionLimits, now: Date
  ) throws(Rejection) {
    var reasons = Self.problemsOfIDs(
      [submission.key.id], optional: [submission.key.source, submission.group], limits)
    var messages: [Message] = []
    for (index, turn) in submission.turns.enumerated() {
      guard let role = Message.Role(rawValue: turn.role) else {
        reasons.append(.unknownRole(turn: index))
        continue
      }
      if turn.content.allSatisfy(\.isWhitespace) { reasons.append(.emptyTurn(turn: index)) }
      messages.append(Message(role: role, content: turn.content))
    }
    reasons += Self.problemsOfSize(submission.turns, limits)
    if !messages.isEmpty, !messages.contains(where: { $0.role == .user }) {
      reasons.append(.noUserTurn)
    }
    var feedback: CheckedFeedback?
    if let submitted = submission.feedback {
      do throws(Rejection) {
        feedback = try CheckedFeedback(submitted, of: submission.key.id, limits: limits)
      } catch {
        reasons += error.reasons
      }
    }
    guard reasons.isEmpty else { throw Rejection(reasons: reasons) }
    self.key = submission.key
    self.group = submission.group.isEmpty ? submission.key.id : submission.group
    self.category = submission.category
    self.messages = messages
    self.occurredAt = submission.occurredAt ?? now
    self.modelVersionID = submission.modelVersionID
    self.deploymentID = submission.deploymentID
    self.feedback = feedback
  }

  /// The rules that ids break.
  static func problemsOfIDs(
    _ required: [String], optional: [String] = [], _ limits: IngestionLimits
  ) -> [RejectionReason] {
    var reasons: [RejectionReason] = []
    if required.contains(where: \.isEmpty) { reasons.append(.missingID) }
    if (required + optional).contains(where: { $0.utf8.count > limits.maximumIDBytes }) {
      reasons.append(.idTooLong(limitBytes: limits.maximumIDBytes))
    }
    return reasons
  }

  private static func problemsOfSize(
    _ turns: [ConversationSubmission.Turn], _ limits: IngestionLimits
  ) -> [RejectionReason] {
    var reasons: [RejectionReason] = []
    if turns.isEmpty { reasons.append(.noTurns) }
    if turns.count > limits.maximumTurns {
      reasons.append(.tooManyTurns(count: turns.count, limit: limits.maximumTurns))
    }
    let bytes = turns.reduce(0) { $0 + $1.content.utf8.count }
    if bytes > limits.maximumTextBytes {
      reasons.append(.textTooLong(bytes: bytes, limit: limits.maximumTextBytes))
    }
    return reasons
  }
}

/// Feedback that keeps all rules.
struct CheckedFeedback: Sendable {
  let id: String
  let conversationID: String
  let feedback: Feedback

  /// Checks feedback that came by itself.
  init(_ submission: FeedbackSubmission, limits: IngestionLimits) throws(Rejection) {
    try self.init(submission, of: submission.conversationID, limits: limits)
  }

  /// Checks feedback on a conversation; without an id of its own it is the conversation's only one.
  init(
    _ submission: FeedbackSubmission, of conversationID: String, limits: IngestionLimits
  ) throws(Rejection) {
    let id = submission.id.isEmpty ? "with:\(conversationID)" : submission.id
    var reasons = CheckedConversation.problemsOfIDs([id, conversationID], limits)
    let bytes = submission.comment.utf8.count + submission.correctedAnswer.utf8.count
    if bytes > limits.maximumTextBytes {
      reasons.append(.textTooLong(bytes: bytes, limit: limits.maximumTextBytes))
    }
    if submission.rating < 0 || submission.rating > 5 { reasons.append(.ratingOutOfRange) }
    let giver = Feedback.Giver(rawValue: submission.givenBy)
    if giver == nil, !submission.givenBy.isEmpty { reasons.append(.unknownGiver) }
    let feedback = Feedback(
      vote: submission.vote, rating: submission.rating == 0 ? nil : submission.rating,
      comment: submission.comment, correctedAnswer: submission.correctedAnswer, givenBy: giver)
    if feedback.vote == nil, feedback.rating == nil, feedback.comment.isEmpty,
      feedback.correctedAnswer.isEmpty
    {
      reasons.append(.emptyFeedback)
    }
    guard reasons.isEmpty else { throw Rejection(reasons: reasons) }
    self.id = id
    self.conversationID = conversationID
    self.feedback = feedback
  }
}
