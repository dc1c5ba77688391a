import Evaluator
import Testing

@Suite struct WilsonIntervalTests {
  /// scipy 1.17.1: binomtest(k, n).proportion_ci(method="wilson").
  @Test(arguments: [
    (20, 20, 0.8388748419471808, 1.0), (0, 10, 0.0, 0.27753279986288926),
    (7, 10, 0.39677814746114526, 0.892208732593699),
    (45, 50, 0.7863976856252034, 0.9565242350681095),
    (1, 3, 0.06149194472039626, 0.7923403991979523),
  ])
  func `agrees with scipy`(successes: Int, trials: Int, lower: Double, upper: Double) throws {
    let interval = try #require(
      WilsonInterval.interval(successes: Double(successes), trials: trials))
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
  }

  @Test func `there is none without trials`() {
    #expect(WilsonInterval.interval(successes: 0, trials: 0) == nil)
  }
}
