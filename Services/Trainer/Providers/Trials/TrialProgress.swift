/// What the reports of many trials are as one.
struct TrialProgress: Sendable {
  private let elapsed: @Sendable () -> Duration
  private var ended = 0
  private var told: TrainingProgress?

  /// Time after which the same is told again: whoever is told looks whether there is time left.
  private static let silence = 10.0

  init(elapsed: @escaping @Sendable () -> Duration) { self.elapsed = elapsed }

  /// Where the run stands, if that has changed or was not told for a while.
  mutating func news(of trials: [TrialRecord]) -> TrainingProgress? {
    let now = self.combined(trials)
    var same = now
    same.elapsedSeconds = self.told?.elapsedSeconds ?? 0
    guard same != self.told || now.elapsedSeconds - same.elapsedSeconds >= Self.silence else {
      return nil
    }
    self.told = now
    return now
  }

  /// Where the run stands: epochs and steps of all trials together, losses of the best so far.
  mutating func combined(_ trials: [TrialRecord]) -> TrainingProgress {
    let known = trials.compactMap { $0.progress?.totalSteps }.max() ?? 0
    let best = trials.compactMap(Self.validationLoss).min()
    let ended = trials.count { $0.phase.isFinal }
    defer { self.ended = ended }
    return TrainingProgress(
      epoch: trials.reduce(0) { $0 + Self.epochsDone($1) },
      epochs: trials.reduce(0) { $0 + $1.task.parameters.epochs },
      step: trials.reduce(0) { $0 + Self.stepsDone($1, known) },
      totalSteps: trials.reduce(0) { $0 + ($1.progress?.totalSteps ?? known) },
      trainingLoss: trials.compactMap(Self.trainingLoss).min() ?? 0, validationLoss: best,
      examplesPerSecond: trials.filter(\.isUnderWay)
        .reduce(0) { $0 + ($1.progress?.examplesPerSecond ?? 0) },
      elapsedSeconds: self.elapsed() / .seconds(1), endsEpoch: ended > self.ended)
  }

  private static func epochsDone(_ trial: TrialRecord) -> Int {
    trial.phase.isFinal ? trial.task.parameters.epochs : max(0, (trial.progress?.epoch ?? 1) - 1)
  }

  private static func stepsDone(_ trial: TrialRecord, _ known: Int) -> Int {
    trial.phase.isFinal ? trial.progress?.totalSteps ?? known : trial.progress?.step ?? 0
  }

  private static func trainingLoss(_ trial: TrialRecord) -> Double? {
    let loss = trial.result?.metrics.lastLoss ?? trial.progress?.trainingLoss
    return loss.flatMap { $0.isFinite ? $0 : nil }
  }

  private static func validationLoss(_ trial: TrialRecord) -> Double? {
    guard trial.task.isCandidate else { return nil }
    let loss = trial.result?.metrics.bestValidationLoss ?? trial.progress?.validationLoss
    return loss.flatMap { $0.isFinite ? $0 : nil }
  }
}
