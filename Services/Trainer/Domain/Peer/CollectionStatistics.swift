/// The Collector's counters that drive triggers.
package struct CollectionStatistics: Hashable, Sendable {
  /// Votes and ratings on what one model version answered.
  package struct Feedback: Hashable, Sendable {
    /// Up-votes and ratings of 4 or 5.
    package var positive: Int
    /// Down-votes and ratings of 1 or 2.
    package var negative: Int

    package init(positive: Int, negative: Int) {
      self.positive = positive
      self.negative = negative
    }
  }

  /// New samples are those ingested after this sequence.
  package var afterIngestSequence: UInt64
  /// What a snapshot would hold now.
  package var qualified: Int
  /// The same, counting only new samples.
  package var newQualified: Int
  /// Average quality of the new accepted conversations; 0 when there are none.
  package var newAverageQuality: Double
  /// The Collector's quality threshold.
  package var qualityThreshold: Double
  /// By model version.
  package var feedback: [ModelVersionID: Feedback]

  package init(
    afterIngestSequence: UInt64, qualified: Int, newQualified: Int, newAverageQuality: Double,
    qualityThreshold: Double, feedback: [ModelVersionID: Feedback] = [:]
  ) {
    self.afterIngestSequence = afterIngestSequence
    self.qualified = qualified
    self.newQualified = newQualified
    self.newAverageQuality = newAverageQuality
    self.qualityThreshold = qualityThreshold
    self.feedback = feedback
  }
}
