/// What speaks for and against a reply: its weighted sum is the log odds that the reply is about what
/// the patient asked.
package struct ReplyEvidence: Hashable, Sendable {
  /// Patient's words against the words of the context that was answered: cosine.
  package var words: Float = 0
  /// The same of medical concepts alone.
  package var concepts: Float = 0
  /// Patient's embedding against that of the context: cosine.
  package var context: Float = 0
  /// Patient's embedding against that of the reply: cosine.
  package var reply: Float = 0
  /// Weight of the details of the reply that the patient never mentioned.
  package var missing: Float = 0
  /// Weight of the concepts of the reply that the patient never mentioned.
  package var foreign: Float = 0
  /// Chance that the patient and the context have the same topic.
  package var topic: Float = 0
  /// How good the conversation is that the reply comes from, 0 to 1.
  package var quality: Float = 1

  /// Log odds. The weights start from a logistic regression on the development data; those of words
  /// and details are raised, because the labels of the regression do not tell apart two questions of
  /// one topic. That of quality makes a reply of a conversation that nobody praised (about 0.85) stand
  /// back behind a praised one (about 0.97) unless it fits clearly better.
  package var score: Float {
    -3.2 + 3 * self.words + 2.2 * self.concepts + 1.1 * self.context + 1.3 * self.reply
      - 0.06 * self.missing - 0.1 * self.foreign + 4.3 * self.topic
      - 8 * (1 - self.quality)
  }

  /// The odds as a probability.
  package var probability: Float { 1 / (1 + FastMath.exp(-self.score)) }
}
