/// Makes of the rows that a command reports what the pipeline shows and keeps.
struct ProgressTracker {
  /// What is known before a command says anything.
  struct Plan: Hashable, Sendable {
    var epochs: Int
    /// Steps of all epochs as they were counted here; the command may count otherwise.
    var totalSteps: Int
    /// Examples of a step.
    var batchSize: Int
    var examples: Int
    var validationExamples: Int
  }

  private let plan: Plan
  private(set) var rows = 0
  private var step = 0
  private var totalSteps: Int
  private var epoch = 0.0
  private var firstLoss: Double?
  private var lastLoss: Double?
  private var validationLoss: Double?
  private(set) var bestValidationLoss: Double?
  private var validationAccuracy: Double?

  init(_ plan: Plan) {
    self.plan = plan
    self.totalSteps = plan.totalSteps
  }

  /// Takes a row.
  ///
  /// - Parameter elapsed: How long the command has run.
  /// - Returns: Where training stands now; nil until there was a loss.
  mutating func progress(
    after row: ProgressObservation, elapsed: Duration
  ) -> TrainingProgress? {
    self.rows += 1
    self.step = max(self.step, row.count(.step) ?? 0)
    if let total = row.count(.totalSteps), total > 0 { self.totalSteps = total }
    if let epoch = row[.epoch], epoch.isFinite { self.epoch = max(self.epoch, epoch) }
    if let loss = row[.loss], loss.isFinite {
      self.firstLoss = self.firstLoss ?? loss
      self.lastLoss = loss
    }
    let validationLoss = row[.validationLoss].flatMap { $0.isFinite ? $0 : nil }
    if let validationLoss {
      self.validationLoss = validationLoss
      self.bestValidationLoss = min(self.bestValidationLoss ?? .infinity, validationLoss)
    }
    if let accuracy = row[.validationAccuracy], accuracy.isFinite {
      self.validationAccuracy = accuracy
    }
    guard let loss = self.lastLoss ?? self.validationLoss else { return nil }
    let seconds = elapsed / .seconds(1)
    return TrainingProgress(
      epoch: min(self.plan.epochs, max(1, Int(self.epoch.rounded(.up)))), epochs: self.plan.epochs,
      step: self.step, totalSteps: max(self.step, self.totalSteps), trainingLoss: loss,
      validationLoss: self.validationLoss, examplesPerSecond: self.examplesPerSecond(in: seconds),
      elapsedSeconds: seconds, endsEpoch: validationLoss != nil)
  }

  /// What the whole training measured. A command that reported no loss has losses of zero.
  func metrics(stoppedEarly: Bool, elapsed: Duration) -> TrainingMetrics {
    let seconds = elapsed / .seconds(1)
    return TrainingMetrics(
      examples: self.plan.examples, validationExamples: self.plan.validationExamples,
      firstLoss: self.firstLoss ?? self.validationLoss ?? 0,
      lastLoss: self.lastLoss ?? self.validationLoss ?? 0,
      bestValidationLoss: self.bestValidationLoss, validationAccuracy: self.validationAccuracy,
      epochsRun: stoppedEarly
        ? min(self.plan.epochs, Int(self.epoch.rounded(.up))) : self.plan.epochs,
      stoppedEarly: stoppedEarly, seconds: seconds,
      examplesPerSecond: self.examplesPerSecond(in: seconds))
  }

  private func examplesPerSecond(in seconds: Double) -> Double {
    seconds > 0 ? Double(self.step * self.plan.batchSize) / seconds : 0
  }
}
