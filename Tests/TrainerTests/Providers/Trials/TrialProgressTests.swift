import Testing

@testable import Trainer

@Suite("The progress of many trials as one")
struct TrialProgressTests {
  private func trial(
    _ number: Int, _ phase: TrialRecord.Phase, step: Int? = nil, validationLoss: Double? = nil
  ) -> TrialRecord {
    var task = TrialRig.task
    task.parameters.epochs = 3
    var trial = TrialRecord(runID: TrialRig.run, number: number, task: task)
    trial.phase = phase
    if let step {
      var progress = Samples.progress
      (progress.step, progress.validationLoss) = (step, validationLoss)
      trial.progress = progress
    }
    return trial
  }

  @Test("adds up, and tells the best loss so far")
  func combined() {
    var progress = TrialProgress(elapsed: { .seconds(5) })
    let now = progress.combined([
      self.trial(1, .succeeded, step: 12, validationLoss: 0.9),
      self.trial(2, .running, step: 4, validationLoss: 0.7), self.trial(3, .waiting),
    ])
    #expect(now.epochs == 9)
    #expect(now.epoch == 3)
    #expect(now.totalSteps == 36)
    #expect(now.step == 16)
    #expect(now.validationLoss == 0.7)
    #expect(now.elapsedSeconds == 5)
    #expect(now.endsEpoch)
  }

  @Test("is told when it has changed, and now and then when it has not")
  func news() {
    let time = ManualTime()
    var progress = TrialProgress(elapsed: { time.uptime })
    let trials = [self.trial(1, .running, step: 4)]
    #expect(progress.news(of: trials) != nil)
    time.advance(by: .seconds(1))
    #expect(progress.news(of: trials) == nil)
    #expect(progress.news(of: [self.trial(1, .running, step: 5)]) != nil)
    time.advance(by: .seconds(11))
    #expect(progress.news(of: [self.trial(1, .running, step: 5)]) != nil)
  }
}
