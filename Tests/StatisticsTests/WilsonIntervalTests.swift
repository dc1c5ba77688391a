import Statistics
import Testing

@Suite struct WilsonIntervalTests {
  /// scipy 1.17.1: binomtest(k, n).proportion_ci(method="wilson").
  @Test(arguments: [
    (20, 20, 0.8388748419471808, 1.0), (0, 10, 0.0, 0.27753279986288926),
    (7, 10, 0.39677814746114526, 0.892208732593699),
    (45, 50, 0.7863976856252034, 0.9565242350681095),
    (1, 3, 0.06149194472039626, 0.7923403991979523),
  ])
  func `agrees with scipy`(successes: Int, trials: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(successes: Double(successes), trials: trials)
    #expect(abs(interval.lower - lower) < 1e-12)
    #expect(abs(interval.upper - upper) < 1e-12)
  }

  /// `prop.test(x, n, correct = FALSE)$conf.int`.
  @Test(arguments: [
    (9, 10, 0.595_849_973, 0.982_123_787), (0, 20, 0.0, 0.161_125_158),
    (81, 263, 0.255_288_873, 0.366_209_577),
  ])
  func `agrees with R`(successes: Int, trials: Int, lower: Double, upper: Double) {
    let interval = WilsonInterval(successes: Double(successes), trials: trials)
    #expect(abs(interval.lower - lower) < 1e-5)
    #expect(abs(interval.upper - upper) < 1e-5)
  }

  /// Newcombe, "Two-sided confidence intervals for the single proportion" (1998), table I.
  @Test func `agrees with the published table`() {
    let interval = WilsonInterval(successes: 15, trials: 148)
    #expect(abs(interval.lower - 0.0624) < 0.00005)
    #expect(abs(interval.upper - 0.1605) < 0.00005)
  }

  @Test func `says that anything is possible without trials`() {
    let interval = WilsonInterval(successes: 0, trials: 0)
    #expect(interval.lower == 0)
    #expect(interval.upper == 1)
  }

  @Test func `is wider with more confidence`() {
    let quantiles = [
      WilsonInterval.quantile95, WilsonInterval.quantile975, WilsonInterval.quantile99,
    ]
    let intervals = quantiles.map { WilsonInterval(successes: 30, trials: 40, quantile: $0) }
    for (narrow, wide) in zip(intervals, intervals.dropFirst()) {
      #expect(wide.lower < narrow.lower)
      #expect(wide.upper > narrow.upper)
    }
  }
}
