extension DialogueModel {
  /// Everything that is computed once per conversation.
  struct Query {
    /// Probability per category.
    let categories: [Float]
    /// Probability per disposition.
    let dispositions: [Float]
    /// Red flags of all the patient's turns, most urgent first.
    let redFlags: [RedFlagFinding]
    /// What a reply is looked for with.
    let question: ReplyQuestion
    /// Words in all turns.
    let wordCount: Int

    init(_ messages: [DialogueMessage], model: DialogueModel) {
      let dialogue = model.features.tokenize(messages)
      let end = dialogue.turns.count
      let probabilities = model.classifier.probabilities(
        of: model.features.classifierBag(dialogue, before: end))
      self.categories = probabilities[0]
      self.dispositions = probabilities[1]
      let userTurns = messages.filter { $0.role == .user }
      self.redFlags = Self.redFlags(in: userTurns)
      let spoken = dialogue.turns.filter { $0.role == .user }
      self.question = ReplyQuestion(
        words: model.features.retrievalBag(dialogue, before: end),
        concepts: model.features.conceptBag(dialogue, before: end),
        saidConcepts: Set(spoken.flatMap(\.concepts)),
        saidStems: Set(spoken.flatMap(\.text.stems)),
        vector: model.encoder.encode(context: model.features.contextBag(dialogue, before: end)),
        categories: probabilities[0],
        topics: DialogueTopic.posterior(
          probabilities[ModelManifest.topicHead], categories: probabilities[0]),
        isOpening: userTurns.count <= 1)
      self.wordCount = dialogue.turns.reduce(0) { $0 + $1.text.words.count }
    }

    /// Probability per topic.
    var topics: [Float] { self.question.topics }

    /// The likeliest category besides emergency.
    var likeliestOrdinaryCategory: DialogueCategory {
      DialogueCategory.allCases.filter { $0 != .emergency }
        .max { self.categories[$0.index] < self.categories[$1.index] } ?? .other
    }

    /// The findings of the last turn come first among equals: an emergency once told stays one, but
    /// the newest description decides the advice.
    private static func redFlags(in turns: [DialogueMessage]) -> [RedFlagFinding] {
      var flags: [RedFlagFinding] = []
      for turn in turns.reversed() {
        for finding in RedFlagDetector.standard.findings(in: turn.content)
        where !flags.contains(finding) {
          flags.append(finding)
        }
      }
      return flags.filter { $0.urgency == .emergency } + flags.filter { $0.urgency == .clinician }
    }
  }
}
