import RPCCore
import Testing

@Suite struct RetryBudgetTests {
  @Test("Retries stop when half of the tokens are spent")
  func stops() {
    let budget = RetryBudget(maximum: 10, ratio: 0.1)
    let allowed = (0..<10).map { _ in budget.recordFailure() }
    #expect(allowed == [true, true, true, true, false, false, false, false, false, false])
  }

  @Test("Successes earn retries back")
  func recovers() {
    let budget = RetryBudget(maximum: 10, ratio: 0.5)
    for _ in 0..<10 { _ = budget.recordFailure() }
    for _ in 0..<12 { budget.recordSuccess() }
    #expect(!budget.recordFailure())
    for _ in 0..<4 { budget.recordSuccess() }
    #expect(budget.recordFailure())
  }
}
