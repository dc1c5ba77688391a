/// The counters that drive training triggers.
package struct CollectionStatistics: Hashable, Sendable {
  /// Votes and ratings on conversations that one model version answered.
  package struct ModelFeedback: Hashable, Sendable {
    package var positive = 0
    package var negative = 0

    package init(positive: Int = 0, negative: Int = 0) {
      self.positive = positive
      self.negative = negative
    }
  }

  package var conversations = 0
  package var accepted = 0
  /// Held back, and waiting for a person to decide.
  package var quarantined = 0
  /// Held back, and then rejected by a person.
  package var rejected = 0
  package var nearDuplicates = 0
  package var feedback = 0
  /// Accepted, good enough, no near-duplicate.
  package var qualified = 0
  package var newQualified = 0
  /// Over the accepted conversations that are new; 0 when there are none.
  package var newAverageQuality = 0.0
  package var qualityThreshold = 0.0
  package var lastSequence = IngestSequence(rawValue: 0)
  /// Accepted conversations by category; "" where none was given.
  package var byCategory: [String: Int] = [:]
  package var removed: [IdentifierKind: Int] = [:]
  package var feedbackByModelVersion: [String: ModelFeedback] = [:]

  package init() {}
}
