import LocalModel
import Testing

/// Each of the eight custom parameters does something to the embedded model.
struct TrainingParameterEffectTests {
  private let quick = TinyDialogues.quick

  @Test func `batchSize decides how many steps an epoch takes`() async throws {
    var large = self.quick
    large.batchSize = 16
    let small = try await TinyDialogues.train(self.quick).metrics.steps
    #expect(small == 4 * (try await TinyDialogues.train(large).metrics.steps))
  }

  @Test func `epochs decide how often the data are learned from`() async throws {
    var longer = self.quick
    longer.epochs = 5
    let short = try await TinyDialogues.train(self.quick).metrics
    let long = try await TinyDialogues.train(longer).metrics
    #expect(short.epochsRun == 2 && long.epochsRun == 5)
    #expect(long.lastLoss < short.lastLoss)
  }

  @Test func `learningRate decides how far a step goes`() async throws {
    var timid = self.quick
    timid.learningRate = 1e-8
    let learned = try await TinyDialogues.train(self.quick).metrics
    let unlearned = try await TinyDialogues.train(timid).metrics
    #expect(learned.lastLoss < 0.8 * unlearned.lastLoss)
  }

  @Test func `warmupSteps let the rate rise`() async throws {
    var warm = self.quick
    warm.warmupSteps = 10
    var cold = self.quick
    cold.warmupSteps = 0
    let rising = Reports()
    let falling = Reports()
    _ = try await TinyDialogues.train(warm) { rising.append($0) }
    _ = try await TinyDialogues.train(cold) { falling.append($0) }
    let rates = rising.all.prefix(10).map(\.learningRate)
    #expect(rates.count == 10 && zip(rates, rates.dropFirst()).allSatisfy { $0 < $1 })
    #expect(falling.all.first?.learningRate == self.quick.learningRate)
  }

  @Test func `maxSequenceLength decides how much of a conversation is read`() async throws {
    var short = self.quick
    short.maxSequenceLength = 8
    let ending = "one two three four five six seven eight"
    let questions = ["my bill and the statement \(ending)", "a checkup in the morning \(ending)"]
      .map { [DialogueMessage(role: .user, content: $0)] }
    let near = try await TinyDialogues.train(short).model
    let far = try await TinyDialogues.train(self.quick).model
    #expect(
      near.categoryProbabilities(of: questions[0]) == near.categoryProbabilities(of: questions[1]))
    #expect(
      far.categoryProbabilities(of: questions[0]) != far.categoryProbabilities(of: questions[1]))
  }

  @Test func `validationSplit holds conversations back`() async throws {
    var split = self.quick
    split.validationSplit = 0.25
    let all = try await TinyDialogues.train(self.quick).metrics
    let held = try await TinyDialogues.train(split).metrics
    #expect(all.validationExamples == 0 && all.validationLosses.isEmpty)
    #expect(held.validationExamples == 4 && held.trainingExamples == 12)
    #expect(held.validationLosses.count == 2 && held.validationAccuracy != nil)
  }

  @Test func `earlyStoppingPatience ends a run that no longer improves`() async throws {
    let noise = Self.noise()
    var patient = self.quick
    patient.epochs = 12
    patient.validationSplit = 0.5
    patient.earlyStoppingPatience = 0
    var impatient = patient
    impatient.earlyStoppingPatience = 1
    let whole = try await TinyDialogues.train(patient, on: noise).metrics
    let stopped = try await TinyDialogues.train(impatient, on: noise).metrics
    #expect(whole.epochsRun == 12 && !whole.stoppedEarly)
    #expect(stopped.stoppedEarly && stopped.epochsRun < 12)
    #expect(stopped.epochsRun == stopped.bestEpoch + 1)
    #expect(stopped.bestValidationLoss == stopped.validationLosses[stopped.bestEpoch - 1])
  }

  @Test func `medicalSpecialization brings knowledge that the data do not have`() async throws {
    var medical = self.quick
    medical.medicalSpecialization = true
    let question = [
      DialogueMessage(
        role: .user, content: "grandpa turned grey and is gasping and clutching his ribs")
    ]
    let plain = try await TinyDialogues.train(self.quick).model
    let special = try await TinyDialogues.train(medical).model
    #expect(!plain.headFindsEmergency(in: question))
    #expect(special.headFindsEmergency(in: question))
  }

  @Test(arguments: [
    ("batchSize", ModelTrainingParameters(batchSize: 0)),
    ("epochs", ModelTrainingParameters(epochs: 0)),
    ("learningRate", ModelTrainingParameters(learningRate: 2)),
    ("warmupSteps", ModelTrainingParameters(warmupSteps: -1)),
    ("maxSequenceLength", ModelTrainingParameters(maxSequenceLength: 7)),
    ("validationSplit", ModelTrainingParameters(validationSplit: 0.6)),
    ("earlyStoppingPatience", ModelTrainingParameters(earlyStoppingPatience: -1)),
  ])
  func `a parameter out of its range is named`(
    name: String, parameters: ModelTrainingParameters
  ) async throws {
    await #expect {
      try await TinyDialogues.train(parameters)
    } throws: { error in
      guard case .invalidParameter(name, _, _)? = error as? ModelTrainingError else { return false }
      return true
    }
  }

  /// Conversations whose categories have nothing to do with their words: what is learned of them
  /// makes the rest worse.
  private static func noise() -> [TrainingExample] {
    var generator = SeededGenerator(seed: 5)
    let categories: [DialogueCategory] = [.appointment, .insurance, .prescription, .symptom]
    return (0..<40).map { number in
      let words = (0..<6).map { _ in "word\(generator.next(below: 30))" }
      return TrainingExample(
        recordID: "noise-\(number)", category: categories[generator.next(below: 4)],
        messages: [DialogueMessage(role: .user, content: words.joined(separator: " "))])
    }
  }
}
