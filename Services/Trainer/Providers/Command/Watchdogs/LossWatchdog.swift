/// Looks at the losses that a command reports, and says when to end it.
struct LossWatchdog {
  private let settings: WatchdogSettings
  /// Validation losses in a row that may be no better than the best; zero keeps no patience.
  private let patience: Int

  /// The last finite losses, oldest first.
  private var window: [Double] = []
  private var rowsAbove = 0
  private var lowestLoss = Double.infinity
  private var rowsWithoutImprovement = 0
  private var lowestValidationLoss = Double.infinity
  private var validationsWithoutImprovement = 0

  /// Rows without which a median says nothing.
  private static let leastRows = 5

  init(_ settings: WatchdogSettings, patience: Int) {
    self.settings = settings
    self.patience = settings.stopsEarly ? patience : 0
  }

  /// Takes a row; nil when training goes on.
  mutating func verdict(on row: ProgressObservation) -> WatchdogVerdict? {
    if self.settings.stopsAtNonFinite, row.isDiverged {
      return .diverged(
        reason: "a loss is not a finite number; lower learningRate or raise warmupSteps")
    }
    if let loss = row[.loss], loss.isFinite, let verdict = self.verdict(onLoss: loss) {
      return verdict
    }
    if let loss = row[.validationLoss], loss.isFinite {
      return self.verdict(onValidationLoss: loss)
    }
    return nil
  }

  private mutating func verdict(onLoss loss: Double) -> WatchdogVerdict? {
    if let median = self.median, self.settings.lossFactor > 0,
      loss > self.settings.lossFactor * median
    {
      // An outlier stays out of the window: it would raise what it is compared with.
      self.rowsAbove += 1
      guard self.rowsAbove >= self.settings.lossRows else { return nil }
      return .diverged(
        reason:
          "the loss was \(DecimalText.of(loss)), over \(DecimalText.of(self.settings.lossFactor))"
          + " times its running median of \(DecimalText.of(median)), for \(self.rowsAbove) rows;"
          + " lower learningRate or raise warmupSteps")
    }
    self.rowsAbove = 0
    self.window.append(loss)
    if self.window.count > self.settings.lossWindow { self.window.removeFirst() }
    if loss < self.lowestLoss {
      self.lowestLoss = loss
      self.rowsWithoutImprovement = 0
    } else {
      self.rowsWithoutImprovement += 1
    }
    guard self.settings.rowsWithoutImprovement > 0,
      self.rowsWithoutImprovement >= self.settings.rowsWithoutImprovement
    else { return nil }
    return .enough(
      reason: "the loss has not become lower for \(self.rowsWithoutImprovement) rows")
  }

  private mutating func verdict(onValidationLoss loss: Double) -> WatchdogVerdict? {
    if loss < self.lowestValidationLoss {
      self.lowestValidationLoss = loss
      self.validationsWithoutImprovement = 0
      return nil
    }
    self.validationsWithoutImprovement += 1
    guard self.patience > 0, self.validationsWithoutImprovement >= self.patience else { return nil }
    return .enough(
      reason: "the validation loss has not become lower in \(self.patience) validations")
  }

  private var median: Double? {
    guard self.window.count >= Self.leastRows else { return nil }
    let sorted = self.window.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2)
      ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
