import Evaluator
import Testing

@Suite struct PairedComparisonTests {
  /// scipy 1.17.1: percentile bootstrap of the differences gives -0.0167 to 0.125.
  private let differences = [0.1, -0.2, 0, 0, 0.3, 0.05, -0.05, 0, 0.2, 0.1, 0, 0.15]

  private func compare(_ differences: [Double]) throws -> PairedComparison {
    let pairs = differences.enumerated().map { ("s\($0.offset)", $0.element) }
    return try #require(
      PairedComparison(
        candidate: Dictionary(uniqueKeysWithValues: pairs.map { ($0.0, 0.5 + $0.1) }),
        baseline: Dictionary(uniqueKeysWithValues: pairs.map { ($0.0, 0.5) }),
        resamples: 20_000, seed: 3))
  }

  @Test func `the interval of the difference agrees with scipy`() throws {
    let comparison = try self.compare(self.differences)
    #expect(abs(comparison.difference.value - 0.0541667) < 1e-6)
    #expect(abs(comparison.difference.lower - -0.0166667) < 0.006)
    #expect(abs(comparison.difference.upper - 0.125) < 0.006)
    #expect(comparison.pairs == 12)
  }

  @Test func `is non-inferior when the whole interval lies above the margin`() throws {
    let comparison = try self.compare(self.differences)
    #expect(comparison.isNonInferior(margin: 0.05))
    #expect(!comparison.isNonInferior(margin: 0.005))
  }

  @Test func `is inferior when the whole interval lies below the margin`() throws {
    let worse = try self.compare([-0.3, -0.4, -0.35, -0.5, -0.2, -0.3])
    #expect(worse.isInferior(margin: 0.05))
    #expect(try !self.compare(self.differences).isInferior(margin: 0.05))
  }

  @Test func `only scenarios that both were graded on count`() throws {
    let comparison = try #require(
      PairedComparison(
        candidate: ["a": 1, "b": 0.5, "c": 1], baseline: ["b": 0.25, "c": 1, "d": 1],
        resamples: 100, seed: 1))
    #expect(comparison.pairs == 2)
    #expect(comparison.difference.value == 0.125)
  }

  @Test func `there is none without a shared scenario`() {
    #expect(
      PairedComparison(candidate: ["a": 1], baseline: ["b": 1], resamples: 10, seed: 1) == nil)
  }
}
