import RPCCore
import Testing

@Suite struct BackoffPolicyTests {
  private let policy = BackoffPolicy(
    initial: .milliseconds(100), maximum: .seconds(1), multiplier: 2)

  @Test("The bound doubles with every failure up to the maximum")
  func bounds() {
    let bounds = (1...6).map { self.policy.bound(afterFailures: $0) }
    #expect(
      bounds == [
        .milliseconds(100), .milliseconds(200), .milliseconds(400), .milliseconds(800),
        .seconds(1), .seconds(1),
      ])
  }

  @Test("The bound stays at the maximum after any number of failures")
  func hugeFailureCount() {
    #expect(self.policy.bound(afterFailures: .max) == .seconds(1))
  }

  @Test("A delay is anywhere between nothing and the bound")
  func fullJitter() {
    var generator = SystemRandomNumberGenerator()
    let delays = (0..<2000).map { _ in
      self.policy.delay(afterFailures: 3, using: &generator)
    }
    #expect(delays.allSatisfy { $0 >= .zero && $0 <= .milliseconds(400) })
    // 2000 uniform draws miss a quarter of the range with probability below 1e-200.
    #expect(delays.contains { $0 < .milliseconds(100) })
    #expect(delays.contains { $0 > .milliseconds(300) })
  }
}
