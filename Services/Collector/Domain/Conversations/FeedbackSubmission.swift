/// Feedback as a client hands it in, not yet checked.
package struct FeedbackSubmission: Hashable, Sendable {
  /// The client's id of this feedback.
  package var id: String
  /// The conversation that it is about.
  package var conversationID: String
  package var vote: Feedback.Vote?
  /// 0 when absent.
  package var rating: Int
  package var comment: String
  package var correctedAnswer: String
  /// Empty when unknown.
  package var givenBy: String

  package init(
    id: String, conversationID: String, vote: Feedback.Vote? = nil, rating: Int = 0,
    comment: String = "", correctedAnswer: String = "", givenBy: String = ""
  ) {
    self.id = id
    self.conversationID = conversationID
    self.vote = vote
    self.rating = rating
    self.comment = comment
    self.correctedAnswer = correctedAnswer
    self.givenBy = givenBy
  }
}
