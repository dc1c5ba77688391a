import Evaluator
import Testing

@Suite struct HolmCorrectionTests {
  /// R 4: p.adjust(c(0.01, 0.04, 0.03, 0.005), "holm").
  @Test func `agrees with R`() {
    let adjusted = HolmCorrection.adjust([0.01, 0.04, 0.03, 0.005])
    for (value, expected) in zip(adjusted, [0.03, 0.06, 0.06, 0.02]) {
      #expect(abs(value - expected) < 1e-12)
    }
  }

  @Test func `never exceeds one, and one value stays as it is`() {
    #expect(HolmCorrection.adjust([0.9, 0.8]) == [1, 1])
    #expect(HolmCorrection.adjust([0.04]) == [0.04])
    #expect(HolmCorrection.adjust([]).isEmpty)
  }
}
