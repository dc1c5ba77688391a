import Testing

@testable import Trainer

@Suite("Delays between attempts")
struct RetryDelayTests {
  @Test("They grow up to the bound and use all of the range below")
  func growth() {
    let delay = RetryDelay()
    var generator = SystemRandomNumberGenerator()
    for (failures, bound) in [(1, 0.2), (2, 0.4), (4, 1.6), (7, 10.0), (60, 10.0)] {
      let samples = (0..<400).map { _ in
        delay.afterFailures(failures, using: &generator) / .seconds(1)
      }
      #expect(samples.allSatisfy { (0...bound).contains($0) })
      // Uniform: the mean of 400 is within a seventh of half the bound but once in a million.
      let mean = samples.reduce(0, +) / 400
      #expect(abs(mean - bound / 2) < bound / 14)
    }
  }
}
