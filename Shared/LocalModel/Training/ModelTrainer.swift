import Dispatch
public import FoundationEssentials
import Synchronization

/// Trains the embedded model: same examples, parameters and seed give the same bytes.
///
/// The work is done on a thread of its own, so that a service's other tasks go on meanwhile.
public struct ModelTrainer: Sendable {
  /// Custom parameters of the run.
  public let parameters: ModelTrainingParameters
  /// Seed of every random choice but the one below.
  public let seed: UInt64
  /// Seed of what is held back for validation, and of what it is measured against. Trainings whose losses are compared
  /// have the same.
  public let splitSeed: UInt64
  /// Written into the manifest.
  public let lineage: ModelLineage

  /// Changes whenever the method changes, so that no run resumes from another method's checkpoint.
  static let methodRevision = 2

  /// Creates a trainer.
  ///
  /// - Parameter splitSeed: `seed` when nil.
  public init(
    parameters: ModelTrainingParameters = .defaults, seed: UInt64 = 1, splitSeed: UInt64? = nil,
    lineage: ModelLineage
  ) {
    self.parameters = parameters
    self.seed = seed
    self.splitSeed = splitSeed ?? seed
    self.lineage = lineage
  }

  /// Trains a model.
  ///
  /// Cancelling the task stops the training after the current step; a later call with the same
  /// arguments goes on from the last complete epoch, with the same result as if never stopped.
  /// - Parameters:
  ///   - examples: The conversations; those without a user turn or with quality 0 are passed over.
  ///   - checkpointDirectory: Where every epoch's state is kept until the end; `nil` keeps none.
  ///   - progress: Called on the training thread after every step; must not block.
  /// - Returns: The model, ready to be written.
  /// - Throws: `ModelTrainingError`, or `CancellationError`.
  public func train(
    on examples: [TrainingExample], checkpointDirectory: URL? = nil,
    progress: @escaping @Sendable (ModelTrainingProgress) -> Void = { _ in }
  ) async throws -> TrainedModel {
    try self.parameters.validate()
    let cancelled = CancellationFlag()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        DispatchQueue(label: "reddytalk.model-training", qos: .utility).async {
          continuation.resume(
            with: Result {
              try self.train(
                examples, checkpointDirectory: checkpointDirectory, cancelled: cancelled,
                progress: progress)
            })
        }
      }
    } onCancel: {
      cancelled.raise()
    }
  }

  private func train(
    _ examples: [TrainingExample], checkpointDirectory: URL?, cancelled: CancellationFlag,
    progress: (ModelTrainingProgress) -> Void
  ) throws -> TrainedModel {
    let clock = ContinuousClock()
    let start = clock.now
    let usable = examples.filter { example in
      example.quality > 0 && example.messages.contains { $0.role == .user }
    }
    guard !usable.isEmpty else {
      throw ModelTrainingError.noUsableExamples(given: examples.count)
    }
    let data = TrainingData(
      usable, parameters: self.parameters, seed: self.seed, splitSeed: self.splitSeed)
    let run = TrainingRun(data: data, parameters: self.parameters, seed: self.seed)
    let checkpoint = checkpointDirectory.map {
      TrainingCheckpoint(directory: $0, fingerprint: self.fingerprint(of: usable))
    }
    let resumed = checkpoint?.restore(run) ?? false
    let resumedEpochs = resumed ? run.standing.epochsDone : 0
    var learned = 0
    while !run.isFinished {
      var report: ModelTrainingProgress?
      try run.runEpoch { step, loss, rate, positions in
        try cancelled.check()
        learned += positions
        let current = self.report(
          run, step: step, loss: loss, rate: rate, learned: learned, elapsed: clock.now - start)
        // The last step's report waits for the validation of its epoch.
        if let report { progress(report) }
        report = current
      }
      try checkpoint?.save(run)
      if var report {
        report.validationLoss = run.standing.validationLosses.last
        report.validationAccuracy = run.standing.validationAccuracy
        report.endsEpoch = true
        progress(report)
      }
    }
    try cancelled.check()
    let model = try TrainedModel.assemble(
      run: run, given: usable.count, seed: self.seed, lineage: self.lineage,
      timing: TrainingTiming(
        elapsed: clock.now - start, positionsLearned: learned, resumedEpochs: resumedEpochs))
    checkpoint?.remove()
    return model
  }

  private func report(
    _ run: TrainingRun, step: Int, loss: Double, rate: Double, learned: Int, elapsed: Duration
  ) -> ModelTrainingProgress {
    ModelTrainingProgress(
      epoch: run.standing.epochsDone + 1, epochs: self.parameters.epochs, step: step,
      totalSteps: run.plan.totalSteps, trainingLoss: loss,
      validationLoss: run.standing.validationLosses.last,
      validationAccuracy: run.standing.validationAccuracy, learningRate: rate,
      examplesPerSecond: Double(learned) / max(1e-9, elapsed / .seconds(1)), elapsed: elapsed,
      endsEpoch: false)
  }

  /// Digest of everything the result depends on; every part is preceded by its length, so that no
  /// two inputs read alike.
  private func fingerprint(of examples: [TrainingExample]) -> String {
    var bytes: [UInt8] = []
    func add(_ text: String) {
      withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { bytes.append(contentsOf: $0) }
      bytes.append(contentsOf: text.utf8)
    }
    add("\(Self.methodRevision) \(self.seed) \(self.splitSeed) \(self.parameters)")
    for example in examples {
      add(example.recordID)
      add(example.group ?? "")
      add("\(example.category?.rawValue ?? "") \(example.quality) \(example.messages.count)")
      for message in example.messages {
        add(message.role.rawValue)
        add(message.content)
      }
    }
    return ContentDigest.hex(bytes)
  }
}

/// Tells the training thread that its task was cancelled.
private final class CancellationFlag: Sendable {
  private let raised = Atomic<Bool>(false)

  func raise() {
    self.raised.store(true, ordering: .relaxed)
  }

  func check() throws {
    if self.raised.load(ordering: .relaxed) { throw CancellationError() }
  }
}
