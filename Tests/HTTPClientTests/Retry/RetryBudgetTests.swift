import HTTPClient
import Testing

struct RetryBudgetTests {
  @Test func `retries are a tenth of the requests, besides the reserve`() {
    let budget = RetryBudget(share: 0.1, reserve: 3)
    #expect((0..<5).map { _ in budget.withdraw() } == [true, true, true, false, false])
    var retries = 0
    for _ in 0..<1000 {
      budget.deposit()
      if budget.withdraw() { retries += 1 }
    }
    #expect(retries == 100)
  }

  @Test func `no more than the reserve is saved up`() {
    let budget = RetryBudget(share: 0.1, reserve: 2)
    for _ in 0..<1000 { budget.deposit() }
    #expect((0..<3).map { _ in budget.withdraw() } == [true, true, false])
  }
}
