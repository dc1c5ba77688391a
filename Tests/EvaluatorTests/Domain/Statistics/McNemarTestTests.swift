import Evaluator
import Testing

@Suite struct McNemarTestTests {
  /// scipy 1.17.1: binomtest(min(gained, lost), gained + lost, 0.5).pvalue.
  @Test(arguments: [
    (5, 1, 0.21875), (10, 10, 1.0), (0, 6, 0.03125), (12, 3, 0.03515625),
    (60, 40, 0.05688793364098089), (0, 0, 1.0),
  ])
  func `agrees with scipy`(gained: Int, lost: Int, pValue: Double) {
    #expect(abs(McNemarTest(gained: gained, lost: lost).pValue - pValue) < 1e-10)
  }
}
