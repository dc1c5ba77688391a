/// Collects the replies the model may give from all examples, validation part included.
package struct ReplyIndexBuilder {
  /// Contexts kept per reply; "You're welcome" answers hundreds.
  private static let contextsPerReply = 6
  /// Contexts kept in all; keeps artefacts below 40 MB.
  private static let mostContexts = 12_000
  /// Probability from which the classifier may name the category of an unlabelled conversation.
  private static let certainCategory: Float = 0.6

  /// A reply while its sources are collected.
  private struct Draft {
    var text: String
    var recordIDs: [String] = []
    var categories: [DialogueCategory: Int] = [:]
    var disposition: Disposition
    var families: Set<RedFlagFamily> = []
    var openings = 0
    var positions: [Int] = []
    var echoes: Set<UInt64>?
    var quality = 0.0
  }

  private let data: TrainingData
  private let given: Int
  private let classifier: LinearClassifier
  private let encoder: DualEncoder

  package init(
    data: TrainingData, given: Int, classifier: LinearClassifier, encoder: DualEncoder
  ) {
    self.data = data
    self.given = given
    self.classifier = classifier
    self.encoder = encoder
  }

  /// The index.
  package func build() -> ReplyIndex {
    let drafts = self.drafts()
    var positions: [Int] = []
    var owners: [Int32] = []
    for (entry, draft) in drafts.enumerated() {
      for position in draft.positions where positions.count < Self.mostContexts {
        positions.append(position)
        owners.append(Int32(entry))
      }
    }
    let corpus = self.data.corpus
    let vocabulary = FeatureVocabulary(
      of: positions.lazy.map { corpus.retrievals[$0] }, minimum: 1, limit: .max)
    var words = SparseMatrix()
    for position in positions {
      words.append(Self.unit(vocabulary.vector(of: corpus.retrievals[position])))
    }
    return ReplyIndex(
      entries: drafts.map(Self.entry),
      replyVectors: drafts.flatMap {
        self.encoder.encode(reply: self.data.features.replyBag($0.text))
      },
      contextVectors: positions.flatMap { self.encoder.encode(context: corpus.contexts[$0]) },
      contextTopics: positions.flatMap(self.topics),
      entryOfContext: owners, lexical: LexicalIndex(vocabulary: vocabulary, contexts: words),
      dimension: self.encoder.dimension, lexicon: self.data.features.lexicon)
  }

  private func topics(of position: Int) -> [Float] {
    let probabilities = self.classifier.probabilities(of: self.data.corpus.heads[position])
    let conversation = self.data.corpus.positions[position].conversation
    guard let category = self.data.examples[conversation].category else {
      return DialogueTopic.posterior(
        probabilities[ModelManifest.topicHead], categories: probabilities[0])
    }
    return DialogueTopic.posterior(probabilities[ModelManifest.topicHead], category: category)
  }

  private func drafts() -> [Draft] {
    var drafts: [Draft] = []
    var known: [Int32: Int] = [:]
    for conversation in 0..<self.given {
      let example = self.data.examples[conversation]
      guard example.quality >= TrainingExample.minimumReplyQuality else { continue }
      let range = self.data.corpus.ranges[conversation]
      for place in range {
        let position = self.data.corpus.positions[place]
        guard let reply = position.reply, let disposition = position.disposition,
          let category = example.category ?? self.likelyCategory(place),
          Self.isSayable(reply, disposition, category)
        else { continue }
        let number = known[position.replyIdentity] ?? drafts.count
        if number == drafts.count {
          drafts.append(Draft(text: reply, disposition: disposition))
          known[position.replyIdentity] = number
        }
        if !drafts[number].recordIDs.contains(example.recordID) {
          drafts[number].recordIDs.append(example.recordID)
        }
        drafts[number].quality = max(drafts[number].quality, example.quality)
        drafts[number].categories[category, default: 0] += 1
        drafts[number].openings += place == range.lowerBound ? 1 : 0
        let echoes = Self.echoes(of: reply, example, before: position.end)
        drafts[number].echoes = drafts[number].echoes?.intersection(echoes) ?? echoes
        drafts[number].families.formUnion(Self.families(example, before: position.end))
        if drafts[number].positions.count < Self.contextsPerReply {
          drafts[number].positions.append(place)
        }
      }
    }
    return drafts
  }

  /// In an emergency only what sends for help is said; and nothing that was true of one patient only.
  private static func isSayable(
    _ reply: String, _ disposition: Disposition, _ category: DialogueCategory
  ) -> Bool {
    guard ReplyScreen.isReusable(reply) else { return false }
    guard category == .emergency || disposition == .escalateEmergency else { return true }
    return disposition == .escalateEmergency && DispositionRules.standard.namesEmergencyHelp(reply)
  }

  private func likelyCategory(_ position: Int) -> DialogueCategory? {
    let probabilities = self.classifier.probabilities(of: self.data.corpus.heads[position])[0]
    return DialogueCategory.allCases.first { probabilities[$0.index] >= Self.certainCategory }
  }

  private static func echoes(
    of reply: String, _ example: TrainingExample, before end: Int
  ) -> Set<UInt64> {
    let turns = example.messages.filter { $0.role != .system }.prefix(end)
    let said = turns.filter { $0.role == .user }.flatMap {
      TokenizedText($0.content, grams: false).stems
    }
    return Set(said).intersection(TokenizedText(reply, grams: false).stems)
  }

  private static func families(
    _ example: TrainingExample, before end: Int
  ) -> [RedFlagFamily] {
    let turns = example.messages.filter { $0.role != .system }.prefix(end)
    guard let last = turns.last(where: { $0.role == .user }) else { return [] }
    var findings = RedFlagDetector.standard.findings(in: last.content)
    if findings.first?.urgency != .emergency {
      findings = turns.filter { $0.role == .user }.flatMap {
        RedFlagDetector.standard.findings(in: $0.content)
      }
    }
    return findings.filter { $0.urgency == .emergency }.compactMap(\.family).prefix(2).map { $0 }
  }

  private static func entry(_ draft: Draft) -> ReplyEntry {
    let category = draft.categories.max {
      ($0.value, $1.key.index) < ($1.value, $0.key.index)
    }?.key
    return ReplyEntry(
      text: draft.text, recordIDs: draft.recordIDs, category: category,
      disposition: draft.disposition,
      families: draft.families.sorted { $0.adviceRank < $1.adviceRank },
      opening: draft.openings * 2 >= draft.positions.count,
      echoes: (draft.echoes ?? []).map(WordOverlap.short).sorted(), quality: draft.quality)
  }

  private static func unit(_ vector: SparseVector) -> SparseVector {
    var vector = vector
    let length = vector.values.reduce(0) { $0 + $1 * $1 }.squareRoot()
    if length > 0 { vector.scale(from: 0, by: 1 / length) }
    return vector
  }
}
