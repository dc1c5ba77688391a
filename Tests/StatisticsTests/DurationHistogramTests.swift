import Statistics
import Testing

struct DurationHistogramTests {
  @Test func `quantiles are within a hundredth of the durations`() throws {
    var histogram = DurationHistogram()
    for milliseconds in 1...1000 { histogram.record(.milliseconds(milliseconds)) }
    for (share, expected) in [(0.5, 0.5), (0.95, 0.95), (0.99, 0.99), (1, 1)] {
      let seconds = try #require(histogram.quantile(share)) / .seconds(1)
      #expect(abs(seconds - expected) <= 0.01 * expected)
    }
    #expect(histogram.count == 1000)
  }

  @Test func `an empty histogram has no quantile`() {
    #expect(DurationHistogram().quantile(0.5) == nil)
  }

  @Test func `added durations count like recorded ones`() throws {
    var one = DurationHistogram()
    one.record(.milliseconds(1))
    var other = DurationHistogram()
    other.record(.milliseconds(100))
    one.add(other)
    #expect(one.count == 2)
    #expect(try #require(one.quantile(1)) >= .milliseconds(99))
  }

  @Test func `what is out of range counts as the bound`() throws {
    var histogram = DurationHistogram()
    histogram.record(.seconds(-1))
    #expect(try #require(histogram.quantile(1)) == .microseconds(1))
    histogram.record(.seconds(100_000))
    let longest = try #require(histogram.quantile(1))
    #expect(longest >= .seconds(600) && longest < .seconds(606))
  }
}
