/// One training run in memory: data, models under training, and where it stands.
///
/// Owned by one thread. Every random number comes from the seed and the epoch, so that a run resumed
/// at an epoch's end goes on exactly as if it had never stopped.
package final class TrainingRun {
  /// Where a run stands at the end of an epoch; enough, with the models' state, to go on.
  package struct Standing: Hashable, Sendable, Codable {
    /// Epochs done.
    package var epochsDone = 0
    /// Smoothed loss.
    package var smoothedLoss: Double?
    /// Mean loss of the first steps.
    package var firstLoss = 0.0
    /// Mean loss of the last steps of the last epoch.
    package var lastLoss = 0.0
    /// Mean loss per epoch.
    package var epochLosses: [Double] = []
    /// Validation loss per epoch.
    package var validationLosses: [Double] = []
    /// Validation accuracy after the last epoch.
    package var validationAccuracy: Double?
    /// Epoch with the lowest validation loss, from 1.
    package var bestEpoch = 0
    /// Whether the patience has run out.
    package var stoppedEarly = false
  }

  package let parameters: ModelTrainingParameters
  package let plan: TrainingPlan
  package let data: TrainingData
  package private(set) var standing = Standing()
  /// State of the models after the best epoch; empty while that is the current one.
  package private(set) var bestState: [String: [Float]] = [:]
  private let schedule: LearningRateSchedule
  private let seed: UInt64
  private let classifier: ClassifierTraining
  private let ranker: RankerTraining
  private let rankerSettings: RankerTraining.Settings

  /// The ranker's rate in shares of the heads' rate.
  private static let rankerRate: Float = 0.2

  package init(data: TrainingData, parameters: ModelTrainingParameters, seed: UInt64) {
    self.parameters = parameters
    self.data = data
    self.seed = seed
    self.plan = TrainingPlan(
      conversations: data.trainingConversations.count, parameters: parameters)
    self.schedule = LearningRateSchedule(
      parameters: parameters, totalSteps: self.plan.totalSteps)
    let largest = data.largestBatch(of: parameters.batchSize)
    self.classifier = ClassifierTraining(
      examples: data.classifierExamples, heads: ModelManifest.heads,
      rows: data.headVocabulary.count, batchSize: largest)
    self.rankerSettings = RankerTraining.Settings()
    self.ranker = RankerTraining(
      pairs: data.pairs, settings: self.rankerSettings,
      contextTable: Self.initialTable(
        data.contextVocabulary, self.rankerSettings, seed: seed),
      replyTable: Self.initialTable(
        data.replyVocabulary, self.rankerSettings, seed: seed),
      batchSize: largest)
  }

  /// Whether nothing is left to do.
  package var isFinished: Bool {
    self.standing.stoppedEarly || self.standing.epochsDone >= self.parameters.epochs
  }

  /// Trains one epoch; `onStep` gets the step from 1, the smoothed loss, the rate and the positions
  /// learned from, and may throw to stop.
  package func runEpoch(
    onStep: (_ step: Int, _ loss: Double, _ rate: Double, _ positions: Int) throws -> Void
  ) throws {
    let epoch = self.standing.epochsDone
    var generator = SeededGenerator(seed: self.seed, stream: 0xe_0000 &+ UInt64(epoch))
    self.ranker.beginEpoch()
    var losses: [Double] = []
    for _ in 0..<self.plan.passesPerEpoch {
      var order = self.data.trainingConversations
      generator.shuffle(&order)
      for start in stride(from: 0, to: order.count, by: self.parameters.batchSize) {
        let step = epoch * self.plan.stepsPerEpoch + losses.count
        let batch = order[start..<min(order.count, start + self.parameters.batchSize)]
        let loss = self.step(batch, step: step, &generator)
        guard loss.isFinite else { throw ModelTrainingError.diverged(step: step + 1) }
        losses.append(Double(loss))
        let smoothed = self.standing.smoothedLoss.map { $0 * 0.95 + Double(loss) * 0.05 }
        self.standing.smoothedLoss = smoothed ?? Double(loss)
        try onStep(
          step + 1, self.standing.smoothedLoss ?? 0, self.schedule.rate(at: step),
          batch.reduce(0) { $0 + self.data.positions(of: $1) })
      }
    }
    self.closeEpoch(losses)
  }

  /// State of both models, for a checkpoint.
  package var state: [String: [Float]] {
    var state: [String: [Float]] = [:]
    for (name, values) in self.classifier.state { state["heads." + name] = values }
    for (name, values) in self.ranker.state { state["ranker." + name] = values }
    return state
  }

  /// Goes on from a checkpoint.
  package func restore(
    _ standing: Standing, state: [String: [Float]], bestState: [String: [Float]]
  ) {
    self.standing = standing
    self.bestState = bestState
    self.apply(state)
  }

  /// Puts the weights of the best epoch back; afterwards nothing can be trained on.
  package func finish() -> (classifier: LinearClassifier, encoder: DualEncoder) {
    if !self.bestState.isEmpty { self.apply(self.bestState) }
    return (self.currentClassifier, self.currentEncoder)
  }

  private func step(
    _ conversations: ArraySlice<Int>, step: Int, _ generator: inout SeededGenerator
  ) -> Float {
    let rate = Float(self.schedule.rate(at: step) * LearningRateSchedule.scale)
    let heads = conversations.flatMap { self.data.headExamples(of: $0) }
    let pairs = conversations.flatMap { self.data.pairExamples(of: $0) }
    let headLoss = self.classifier.step(batch: heads[...], rate: rate, generator: &generator)
    let rankLoss = self.ranker.step(
      batch: pairs[...], rate: rate * Self.rankerRate, generator: &generator)
    return headLoss + rankLoss
  }

  private func closeEpoch(_ losses: [Double]) {
    let tenth = max(1, losses.count / 10)
    if self.standing.epochsDone == 0 { self.standing.firstLoss = Self.mean(losses.prefix(tenth)) }
    self.standing.lastLoss = Self.mean(losses.suffix(tenth))
    self.standing.epochLosses.append(Self.mean(losses[...]))
    self.standing.epochsDone += 1
    guard let validation = self.validate() else {
      self.standing.bestEpoch = self.standing.epochsDone
      return
    }
    let best = self.standing.validationLosses.min() ?? .infinity
    self.standing.validationLosses.append(validation.loss)
    self.standing.validationAccuracy = validation.accuracy
    if validation.loss < best {
      self.standing.bestEpoch = self.standing.epochsDone
      self.bestState = [:]
      self.rememberBest()
    } else if self.parameters.earlyStoppingPatience > 0 {
      let waited = self.standing.epochsDone - self.standing.bestEpoch
      self.standing.stoppedEarly = waited >= self.parameters.earlyStoppingPatience
    }
  }

  private func rememberBest() {
    // The last epoch's state is the current one; a copy is needed only when training goes on.
    if self.standing.epochsDone < self.parameters.epochs { self.bestState = self.state }
  }

  private func validate() -> (loss: Double, accuracy: Double)? {
    guard !self.data.validationConversations.isEmpty else { return nil }
    let heads = Double(self.classifier.loss(on: self.data.validationExamples))
    let ranking = self.data.rankerValidation.evaluate(
      self.currentEncoder, scale: self.rankerSettings.scale)
    return (
      heads + Double(ranking?.loss ?? 0),
      self.data.validationAccuracy(of: self.currentClassifier)
    )
  }

  private var currentClassifier: LinearClassifier {
    let state = self.classifier.state
    return LinearClassifier(
      vocabulary: self.data.headVocabulary, heads: ModelManifest.heads,
      weights: state["weights"] ?? [], bias: state["bias"] ?? [])
  }

  private var currentEncoder: DualEncoder {
    self.ranker.encoder(
      contextVocabulary: self.data.contextVocabulary,
      replyVocabulary: self.data.replyVocabulary)
  }

  private func apply(_ state: [String: [Float]]) {
    func part(_ prefix: String) -> [String: [Float]] {
      Dictionary(
        uniqueKeysWithValues: state.compactMap { name, values in
          name.hasPrefix(prefix) ? (String(name.dropFirst(prefix.count)), values) : nil
        })
    }
    self.classifier.restore(part("heads."))
    self.ranker.restore(part("ranker."))
  }

  private static func mean(_ values: ArraySlice<Double>) -> Double {
    values.isEmpty ? 0 : values.reduce(0, +) / Double(values.count)
  }

  /// A word starts at the same place on both sides, so that untrained cosines already tell shared
  /// words: with little data, that is most of what there is to know.
  private static func initialTable(
    _ vocabulary: FeatureVocabulary, _ settings: RankerTraining.Settings, seed: UInt64
  ) -> FloatTable {
    let table = FloatTable(rows: vocabulary.count, stride: settings.dimension)
    for (row, key) in vocabulary.keys.enumerated() {
      var generator = SeededGenerator(seed: seed, stream: 0x17_0000_0000 &+ UInt64(key))
      let target = table.row(row)
      for index in 0..<settings.dimension { target[index] = generator.nextGaussian() * 0.05 }
    }
    return table
  }
}
