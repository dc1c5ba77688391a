import LocalModel
import Testing

struct LearningRateScheduleTests {
  private func schedule(warmup: Int, steps: Int) -> LearningRateSchedule {
    LearningRateSchedule(
      parameters: ModelTrainingParameters(learningRate: 0.001, warmupSteps: warmup),
      totalSteps: steps)
  }

  @Test func `the rate rises by equal parts, peaks after the warm-up, then falls`() {
    let schedule = self.schedule(warmup: 4, steps: 20)
    let rates = (0..<20).map(schedule.rate)
    #expect((0..<4).allSatisfy { abs(rates[$0] - 0.001 * Double($0 + 1) / 5) < 1e-12 })
    #expect(rates[4] == 0.001)
    #expect(zip(rates[4...], rates[5...]).allSatisfy { $0 > $1 })
    #expect(rates[19] > 0.05 * 0.001)
  }

  @Test func `without a warm-up the first step has the whole rate`() {
    #expect(self.schedule(warmup: 0, steps: 10).rate(at: 0) == 0.001)
  }

  @Test func `a warm-up never takes more than half of a short run`() {
    let schedule = self.schedule(warmup: 10_000, steps: 10)
    #expect(schedule.warmupSteps == 5)
    #expect(schedule.rate(at: 5) == 0.001)
  }
}
