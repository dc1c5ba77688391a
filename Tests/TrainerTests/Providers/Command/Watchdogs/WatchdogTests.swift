import Testing

@testable import Trainer

@Suite("Watchdogs over a training")
struct WatchdogTests {
  private func row(_ field: ProgressField, _ value: Double) -> ProgressObservation {
    ProgressObservation([field: value])
  }

  @Test("A loss that is no finite number ends it", arguments: [Double.nan, .infinity])
  func notFinite(loss: Double) {
    var watchdog = LossWatchdog(WatchdogSettings(), patience: 0)
    guard case .diverged? = watchdog.verdict(on: self.row(.loss, loss)) else {
      Issue.record("it went on")
      return
    }
    var settings = WatchdogSettings()
    settings.stopsAtNonFinite = false
    var calm = LossWatchdog(settings, patience: 0)
    #expect(calm.verdict(on: self.row(.loss, loss)) == nil)
  }

  @Test("A loss far above its median ends it after as many rows as are allowed")
  func explosion() {
    var settings = WatchdogSettings()
    settings.lossFactor = 3
    settings.lossRows = 2
    var watchdog = LossWatchdog(settings, patience: 0)
    for _ in 0..<6 { #expect(watchdog.verdict(on: self.row(.loss, 1)) == nil) }
    #expect(watchdog.verdict(on: self.row(.loss, 9)) == nil)
    #expect(watchdog.verdict(on: self.row(.loss, 1)) == nil)
    #expect(watchdog.verdict(on: self.row(.loss, 9)) == nil)
    guard case .diverged? = watchdog.verdict(on: self.row(.loss, 9)) else {
      Issue.record("it went on")
      return
    }
  }

  @Test("A high loss at the beginning is nothing to compare with")
  func beginning() {
    var watchdog = LossWatchdog(WatchdogSettings(), patience: 0)
    for loss in [0.001, 50, 40, 30] {
      #expect(watchdog.verdict(on: self.row(.loss, loss)) == nil)
    }
  }

  @Test("Patience runs out over validation losses that are no better")
  func patience() {
    var watchdog = LossWatchdog(WatchdogSettings(), patience: 2)
    for loss in [1.0, 0.9, 0.95, 0.8, 0.8] {
      #expect(watchdog.verdict(on: self.row(.validationLoss, loss)) == nil)
    }
    guard case .enough? = watchdog.verdict(on: self.row(.validationLoss, 0.85)) else {
      Issue.record("it went on")
      return
    }
    var settings = WatchdogSettings()
    settings.stopsEarly = false
    var patient = LossWatchdog(settings, patience: 1)
    for _ in 0..<5 { #expect(patient.verdict(on: self.row(.validationLoss, 1)) == nil) }
  }

  @Test("Rows without a lower loss are enough after as many as are allowed")
  func noImprovement() {
    var settings = WatchdogSettings()
    settings.rowsWithoutImprovement = 3
    var watchdog = LossWatchdog(settings, patience: 0)
    for loss in [1.0, 1.1, 1.0, 0.9, 0.95, 0.96] {
      #expect(watchdog.verdict(on: self.row(.loss, loss)) == nil)
    }
    guard case .enough? = watchdog.verdict(on: self.row(.loss, 0.9)) else {
      Issue.record("it went on")
      return
    }
  }

  @Test("Nothing for too long is a stall, unless there is no limit")
  func stall() {
    var watchdog = StallWatchdog(limit: .seconds(10), at: .seconds(100))
    #expect(!watchdog.isStalled(at: .seconds(109)))
    watchdog.sign(at: .seconds(109))
    #expect(!watchdog.isStalled(at: .seconds(118)))
    #expect(watchdog.isStalled(at: .seconds(119)))
    #expect(!StallWatchdog(limit: .zero, at: .zero).isStalled(at: .seconds(1_000_000)))
  }

  private static let plan = ProgressTracker.Plan(
    epochs: 3, totalSteps: 30, batchSize: 4, examples: 40, validationExamples: 10)

  @Test("Rows become progress and measures")
  func tracking() throws {
    var tracker = ProgressTracker(Self.plan)
    #expect(tracker.progress(after: self.row(.learningRate, 0.1), elapsed: .seconds(1)) == nil)
    var first = ProgressObservation([.loss: 2, .step: 10, .epoch: 0.4])
    let row1 = tracker.progress(after: first, elapsed: .seconds(4))
    let progress = try #require(row1)
    #expect(progress.epoch == 1)
    #expect(progress.totalSteps == 30)
    #expect(progress.examplesPerSecond == 10)
    #expect(!progress.endsEpoch)
    first[.loss] = .nan
    #expect(tracker.progress(after: first, elapsed: .seconds(5))?.trainingLoss == 2)
    let last = ProgressObservation([.loss: 1, .validationLoss: 1.5, .epoch: 3, .step: 30])
    #expect(tracker.progress(after: last, elapsed: .seconds(6))?.endsEpoch == true)
    let metrics = tracker.metrics(stoppedEarly: false, elapsed: .seconds(6))
    #expect(metrics.firstLoss == 2)
    #expect(metrics.lastLoss == 1)
    #expect(metrics.bestValidationLoss == 1.5)
    #expect(metrics.epochsRun == 3)
    #expect(metrics.isFinite)
  }
}
