/// Split, vocabularies and features of a run, derived from the examples and the seed alone.
package struct TrainingData: Sendable {
  /// The conversations as they were given.
  package let examples: [TrainingExample]
  /// All positions; augmented conversations come after the given ones.
  package let corpus: TrainingCorpus
  /// Conversations trained on, augmented ones included.
  package let trainingConversations: [Int]
  /// Conversations held back.
  package let validationConversations: [Int]
  /// Given conversations trained on.
  package let givenTraining: Int
  package let headVocabulary: FeatureVocabulary
  package let contextVocabulary: FeatureVocabulary
  package let replyVocabulary: FeatureVocabulary
  package let classifierExamples: ClassifierExamples
  package let validationExamples: ClassifierExamples
  package let pairs: RankerTraining.Pairs
  package let rankerValidation: RankerValidation
  /// Heads' features.
  package let features: DialogueFeatures
  /// Position of the first classifier example and pair of each conversation.
  private let headStarts: [Int]
  private let pairStarts: [Int]

  /// Features with a row in the heads and in each side of the ranker; keeps artefacts below 40 MB.
  private static let headLimit = 600_000
  private static let towerLimit = 48_000

  /// - Parameter splitSeed: Chooses what is held back; `seed` when nil.
  package init(
    _ given: [TrainingExample], parameters: ModelTrainingParameters, seed: UInt64,
    splitSeed: UInt64? = nil
  ) {
    let splitSeed = splitSeed ?? seed
    let split = ValidationSplit(given, share: parameters.validationSplit, seed: splitSeed)
    var examples = given
    if parameters.medicalSpecialization {
      examples += EmergencyAugmentation.examples(
        from: given, training: split.training, seed: seed)
      examples += SeedUtterances.examples
    }
    let features = DialogueFeatures(
      maxSequenceLength: parameters.maxSequenceLength,
      medicalSpecialization: parameters.medicalSpecialization)
    let corpus = TrainingCorpus(examples, features: features)
    let training = split.training + Array(given.count..<examples.count)
    let positions = training.flatMap { corpus.ranges[$0] }
    // A feature seen once in a large dataset is noise; in a small one it may be all there is.
    let minimum = positions.count > 4000 ? 2 : 1
    self.headVocabulary = FeatureVocabulary(
      of: positions.lazy.map { corpus.heads[$0] }, minimum: minimum, limit: Self.headLimit)
    self.contextVocabulary =
      FeatureVocabulary(
        of: positions.lazy.map { corpus.contexts[$0] }, minimum: minimum, limit: Self.towerLimit
      ).unweighted
    self.replyVocabulary =
      FeatureVocabulary(
        of: positions.lazy.map { corpus.replies[$0] }, minimum: minimum, limit: Self.towerLimit
      ).unweighted
    let weights = ExampleWeights(
      examples, corpus: corpus, training: training,
      medicalSpecialization: parameters.medicalSpecialization)
    self.examples = examples
    self.corpus = corpus
    self.features = features
    self.trainingConversations = training
    self.validationConversations = split.validation
    self.givenTraining = split.training.count
    (self.classifierExamples, self.headStarts) = Self.classifierExamples(
      training, examples, corpus, self.headVocabulary, weights)
    (self.validationExamples, _) = Self.classifierExamples(
      split.validation, examples, corpus, self.headVocabulary, weights)
    (self.pairs, self.pairStarts) = Self.pairs(
      training, corpus, self.contextVocabulary, self.replyVocabulary)
    self.rankerValidation = RankerValidation(
      corpus: corpus, validation: split.validation, training: split.training, seed: splitSeed)
  }

  /// Positions of a conversation.
  package func positions(of conversation: Int) -> Int {
    self.corpus.ranges[conversation].count
  }

  /// Classifier examples of a training conversation.
  package func headExamples(of conversation: Int) -> Range<Int> {
    self.headStarts[conversation]..<self.headStarts[conversation]
      + self.corpus.ranges[conversation].count
  }

  /// Pairs of a training conversation.
  package func pairExamples(of conversation: Int) -> Range<Int> {
    let answered = self.corpus.ranges[conversation].count {
      self.corpus.positions[$0].reply != nil
    }
    return self.pairStarts[conversation]..<(self.pairStarts[conversation] + answered)
  }

  /// Most positions that a batch of so many conversations can have.
  package func largestBatch(of conversations: Int) -> Int {
    let sizes = self.trainingConversations.map { self.corpus.ranges[$0].count }
    return max(1, sizes.sorted(by: >).prefix(conversations).reduce(0, +))
  }

  /// Share of the validation conversations with a known category whose last position is given it.
  package func validationAccuracy(of classifier: LinearClassifier) -> Double {
    var right = 0
    var asked = 0
    for conversation in self.validationConversations {
      guard let category = self.examples[conversation].category,
        let last = self.corpus.ranges[conversation].last
      else { continue }
      let probabilities = classifier.probabilities(of: self.corpus.heads[last])[0]
      asked += 1
      let top = probabilities.indices.max { probabilities[$0] < probabilities[$1] }
      if top == category.index { right += 1 }
    }
    return asked > 0 ? Double(right) / Double(asked) : 0
  }

  private static func classifierExamples(
    _ conversations: [Int], _ examples: [TrainingExample], _ corpus: TrainingCorpus,
    _ vocabulary: FeatureVocabulary, _ weights: ExampleWeights
  ) -> (ClassifierExamples, starts: [Int]) {
    var features = SparseMatrix()
    var targets: [[(label: Int?, weight: Float)]] = []
    var starts = [Int](repeating: 0, count: examples.count)
    for conversation in conversations {
      starts[conversation] = features.count
      let range = corpus.ranges[conversation]
      for position in range {
        features.append(vocabulary.vector(of: corpus.heads[position]))
        targets.append(
          weights.target(
            corpus.positions[position], of: examples[conversation], positions: range.count))
      }
    }
    var result = ClassifierExamples(features: features, headCount: ModelManifest.heads.count)
    for target in targets { result.append(target) }
    return (result, starts)
  }

  private static func pairs(
    _ conversations: [Int], _ corpus: TrainingCorpus, _ contextVocabulary: FeatureVocabulary,
    _ replyVocabulary: FeatureVocabulary
  ) -> (RankerTraining.Pairs, starts: [Int]) {
    var contexts = SparseMatrix()
    var replies = SparseMatrix()
    var identities: [Int32] = []
    var starts = [Int](repeating: 0, count: corpus.ranges.count)
    for conversation in conversations {
      starts[conversation] = contexts.count
      for position in corpus.ranges[conversation]
      where corpus.positions[position].reply != nil {
        contexts.append(contextVocabulary.vector(of: corpus.contexts[position]))
        replies.append(replyVocabulary.vector(of: corpus.replies[position]))
        identities.append(corpus.positions[position].replyIdentity)
      }
    }
    return (
      RankerTraining.Pairs(contexts: contexts, replies: replies, replyIdentity: identities),
      starts
    )
  }
}
