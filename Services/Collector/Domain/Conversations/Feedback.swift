/// What a person thought of a conversation.
package struct Feedback: Hashable, Sendable, Codable {
  package enum Vote: String, CaseIterable, Sendable, Codable {
    case up
    case down
  }

  /// Whose word it is; a clinician's weighs most.
  package enum Giver: String, CaseIterable, Sendable, Codable {
    case patient
    case staff
    case clinician
  }

  package var vote: Vote?
  /// 1 to 5.
  package var rating: Int?
  package var comment: String
  /// What the assistant should have said last.
  package var correctedAnswer: String
  package var givenBy: Giver?

  package init(
    vote: Vote? = nil, rating: Int? = nil, comment: String = "", correctedAnswer: String = "",
    givenBy: Giver? = nil
  ) {
    self.vote = vote
    self.rating = rating
    self.comment = comment
    self.correctedAnswer = correctedAnswer
    self.givenBy = givenBy
  }

  /// An up-vote or a rating of 4 or 5.
  package var isPositive: Bool {
    self.vote == .up && !self.isLow || self.vote == nil && self.isHigh
  }

  /// A down-vote or a rating of 1 or 2.
  package var isNegative: Bool { self.vote == .down || self.isLow }

  private var isHigh: Bool { (self.rating ?? 0) >= 4 }
  private var isLow: Bool { self.rating.map { $0 <= 2 } ?? false }
}
