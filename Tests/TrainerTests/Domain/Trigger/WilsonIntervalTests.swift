import Testing

@testable import Trainer

@Suite("Wilson intervals")
struct WilsonIntervalTests {
  /// Reference values from R's `prop.test(x, n, correct = FALSE)$conf.int`.
  @Test(
    "They are those of R",
    arguments: [
      (9, 10, 0.595_849_973, 0.982_123_787),
      (0, 20, 0.0, 0.161_125_158),
      (81, 263, 0.255_288_873, 0.366_209_577),
    ])
  func reference(successes: Int, trials: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(successes: successes, trials: trials)
    #expect(abs(interval.lower - lower) < 1e-5)
    #expect(abs(interval.upper - upper) < 1e-5)
  }

  @Test("Without trials anything is possible")
  func empty() {
    let interval = WilsonInterval(successes: 0, trials: 0)
    #expect(interval.lower == 0)
    #expect(interval.upper == 1)
  }

  @Test("More confidence makes a wider interval")
  func confidence() {
    let narrow = WilsonInterval(successes: 30, trials: 40)
    let wide = WilsonInterval(successes: 30, trials: 40, quantile: WilsonInterval.quantile975)
    #expect(wide.lower < narrow.lower)
    #expect(wide.upper > narrow.upper)
  }
}
