/// Turns a position of a dialogue into features for the heads and for the reply ranker.
package struct DialogueFeatures: Sendable {
  /// Words of a dialogue that are read; the most recent are kept.
  package let maxSequenceLength: Int
  /// The medical lexicon, when the specialisation is on.
  package let lexicon: MedicalLexicon?

  /// Shares of the blocks in a vector; chosen on the development data.
  private enum Weight {
    static let words: Float = 1
    static let grams: Float = 1
    static let last: Float = 0.5
    static let prompt: Float = 0.3
    static let position: Float = 0.15
    static let concept: Float = 1.5
  }

  package init(maxSequenceLength: Int, medicalSpecialization: Bool) {
    self.maxSequenceLength = maxSequenceLength
    self.lexicon = medicalSpecialization ? .standard : nil
  }

  /// Tokenises a conversation for this extractor.
  package func tokenize(_ messages: some Collection<DialogueMessage>) -> TokenizedDialogue {
    TokenizedDialogue(messages, lexicon: self.lexicon)
  }

  /// Features of the heads: what the turns before `end` are about.
  package func classifierBag(_ dialogue: TokenizedDialogue, before end: Int) -> FeatureBag {
    var words: [UInt32] = []
    var grams: [UInt32] = []
    var last: [UInt32] = []
    var prompt: [UInt32] = []
    var concepts: [UInt32] = []
    var userTurns = 0
    for (turn, kept) in self.window(dialogue, before: end) {
      guard turn.role == .user else {
        if userTurns == 1, prompt.isEmpty {
          FeatureField.promptWords.appendWordsAndPairs(turn.text.words[kept], to: &prompt)
        }
        continue
      }
      userTurns += 1
      FeatureField.userWords.appendWordsAndPairs(turn.text.words[kept], to: &words)
      for word in kept {
        for gram in turn.text.gramRange(ofWord: word) {
          grams.append(FeatureField.userGrams.key(turn.text.grams[gram]))
        }
      }
      if userTurns == 1 {
        FeatureField.lastWords.appendWordsAndPairs(turn.text.words[kept], to: &last)
      }
      for concept in turn.concepts { concepts.append(FeatureField.lexicon.key(concept)) }
    }
    var bag = FeatureBag()
    bag.append(words, weight: Weight.words)
    bag.append(grams, weight: Weight.grams)
    if userTurns > 1 { bag.append(last, weight: Weight.last) }
    bag.append(prompt, weight: Weight.prompt)
    if end > 1 { bag.append(self.position(userTurns), weight: Weight.position) }
    bag.append(concepts, weight: Weight.concept)
    return bag
  }

  /// Features of the ranker's context side: what a reply to the turns before `end` must fit.
  package func contextBag(_ dialogue: TokenizedDialogue, before end: Int) -> FeatureBag {
    var keys: [UInt32] = []
    var earlier: Set<UInt32> = []
    var seen = 0
    var lastUserSeen = false
    for (turn, kept) in self.window(dialogue, before: end) {
      let words = turn.text.words[kept]
      if turn.role == .user, !lastUserSeen {
        lastUserSeen = true
        FeatureField.lastWords.appendWordsAndPairs(words, to: &keys)
      } else if turn.role == .assistant, seen <= 1 {
        FeatureField.promptWords.appendWordsAndPairs(words, to: &keys)
      } else {
        let field: FeatureField =
          turn.role == .user ? .earlierUserWords : .earlierAssistantWords
        for word in words { earlier.insert(field.key(word)) }
      }
      for concept in turn.concepts { earlier.insert(FeatureField.lexicon.key(concept)) }
      seen += 1
    }
    keys.append(contentsOf: earlier)
    keys.append(contentsOf: self.position(end))
    var bag = FeatureBag()
    bag.append(keys, weight: 1)
    return bag
  }

  /// Features that find similar contexts: the last user turn above all.
  package func retrievalBag(_ dialogue: TokenizedDialogue, before end: Int) -> FeatureBag {
    var last: [UInt32] = []
    var grams: [UInt32] = []
    var earlier: [UInt32] = []
    var prompt: [UInt32] = []
    var concepts: [UInt32] = []
    var userTurns = 0
    for (turn, kept) in self.window(dialogue, before: end) {
      if turn.role == .assistant {
        if userTurns == 1, prompt.isEmpty {
          for word in turn.text.words[kept] { prompt.append(FeatureField.promptWords.key(word)) }
        }
        continue
      }
      userTurns += 1
      for concept in turn.concepts { concepts.append(FeatureField.lexicon.key(concept)) }
      guard userTurns == 1 else {
        for word in turn.text.words[kept] { earlier.append(FeatureField.userWords.key(word)) }
        continue
      }
      FeatureField.lastWords.appendWordsAndPairs(turn.text.words[kept], to: &last)
      for word in kept {
        for gram in turn.text.gramRange(ofWord: word) {
          grams.append(FeatureField.userGrams.key(turn.text.grams[gram]))
        }
      }
    }
    var bag = FeatureBag()
    bag.append(last, weight: 1)
    bag.append(grams, weight: 0.8)
    bag.append(earlier, weight: 0.5)
    bag.append(prompt, weight: 0.4)
    bag.append(concepts, weight: 0.8)
    return bag
  }

  /// The part of the retrieval features that says what all the patient's turns are about.
  package func conceptBag(_ dialogue: TokenizedDialogue, before end: Int) -> FeatureBag {
    var bag = FeatureBag()
    bag.append(
      self.window(dialogue, before: end).flatMap(\.turn.concepts).map(FeatureField.lexicon.key),
      weight: 1)
    return bag
  }

  /// Features of the ranker's reply side.
  package func replyBag(_ text: String) -> FeatureBag {
    var keys: [UInt32] = []
    FeatureField.lastWords.appendWordsAndPairs(
      TokenizedText(text, grams: false).words, to: &keys)
    var bag = FeatureBag()
    bag.append(keys, weight: 1)
    return bag
  }

  /// The turns before `end` from the last to the first, each with its kept words.
  private func window(
    _ dialogue: TokenizedDialogue, before end: Int
  ) -> [(turn: TokenizedDialogue.Turn, kept: Range<Int>)] {
    var remaining = self.maxSequenceLength
    var window: [(turn: TokenizedDialogue.Turn, kept: Range<Int>)] = []
    for turn in dialogue.turns[..<end].reversed() {
      guard remaining > 0 else { break }
      let count = turn.text.words.count
      window.append((turn, max(0, count - remaining)..<count))
      remaining -= count
    }
    return window
  }

  private func position(_ turns: Int) -> [UInt32] {
    [FeatureField.position.key(UInt64(min(turns, 12)))]
  }
}
