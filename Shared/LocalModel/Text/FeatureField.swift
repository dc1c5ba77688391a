/// The parts of a dialogue whose features are kept apart.
package enum FeatureField: UInt64, Sendable {
  /// Words and word pairs of all user turns.
  case userWords = 1
  /// Character n-grams of all user turns.
  case userGrams
  /// Words and word pairs of the last user turn.
  case lastWords
  /// Words and word pairs of the assistant turn before the last user turn.
  case promptWords
  /// Words of earlier user turns.
  case earlierUserWords
  /// Words of earlier assistant turns.
  case earlierAssistantWords
  /// How many turns were exchanged.
  case position
  /// Medical lexicon hits.
  case lexicon
  /// Words and word pairs of a reply.
  case replyWords

  /// The key of a feature in this field.
  @inline(__always)
  package func key(_ hash: UInt64) -> UInt32 {
    UInt32(truncatingIfNeeded: Hash64.mix(hash &+ self.rawValue &* 0x9e37_79b9_7f4a_7c15) >> 32)
  }

  /// Appends the keys of words and of neighbouring word pairs.
  package func appendWordsAndPairs(_ words: some Collection<UInt64>, to keys: inout [UInt32]) {
    var previous: UInt64?
    for word in words {
      keys.append(self.key(word))
      if let previous { keys.append(self.key(Hash64.mix(previous) ^ word)) }
      previous = word
    }
  }
}
