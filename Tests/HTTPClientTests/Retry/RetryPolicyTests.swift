import HTTPClient
import Testing

struct RetryPolicyTests {
  private let policy = RetryPolicy()

  private func decide(
    _ outcome: RetryPolicy.Outcome, attempt: Int = 1, isRepeatable: Bool = true,
    elapsed: Duration = .zero, random: Double = 1
  ) -> RetryPolicy.Decision {
    self.policy.decide(
      attempt: attempt, outcome, isRepeatable: isRepeatable, elapsed: elapsed, random: random)
  }

  @Test(arguments: [408, 409, 429, 500, 502, 503, 504, 599])
  func `what passes is tried again, if it may be`(status: Int) {
    #expect(self.decide(.status(status, RetryHint())) == .retry(after: .milliseconds(500)))
    #expect(self.decide(.status(status, RetryHint()), isRepeatable: false) == .giveUp)
    #expect(self.decide(.status(status, RetryHint(shouldRetry: false))) == .giveUp)
  }

  @Test(arguments: [200, 301, 400, 401, 403, 404, 422])
  func `what lasts is not tried again, unless the server says so`(status: Int) {
    #expect(self.decide(.status(status, RetryHint())) == .giveUp)
    #expect(
      self.decide(.status(status, RetryHint(shouldRetry: true)))
        == .retry(after: .milliseconds(500)))
  }

  @Test func `waits double up to the cap, times the dice`() {
    let policy = RetryPolicy(maximumAttempts: 100, deadline: nil)
    let waits = (1...9).map { attempt in
      policy.decide(
        attempt: attempt, .status(503, RetryHint()), isRepeatable: true, elapsed: .zero,
        random: 0.5)
    }
    let expected = [0.25, 0.5, 1, 2, 4, 8, 15, 15, 15].map {
      RetryPolicy.Decision.retry(after: .seconds($0))
    }
    #expect(waits == expected)
  }

  @Test func `attempts and the deadline have an end`() {
    #expect(self.decide(.status(503, RetryHint()), attempt: 5) == .giveUp)
    #expect(self.decide(.status(503, RetryHint()), elapsed: .seconds(119.6)) == .giveUp)
    #expect(
      self.decide(.status(429, RetryHint(delay: .after(.seconds(60)))), elapsed: .seconds(70))
        == .giveUp)
  }

  @Test func `the server's wait counts, and one that is too long ends it`() {
    #expect(
      self.decide(.status(429, RetryHint(delay: .after(.seconds(42)))), random: 0)
        == .retry(after: .seconds(42)))
    #expect(self.decide(.status(429, RetryHint(delay: .tooLong(.seconds(121))))) == .giveUp)
  }

  @Test(arguments: [
    (OutboundError.unreachable(host: "h", reason: "r"), true, true),
    (.timedOut(host: "h", limit: .connect), true, true),
    (.timedOut(host: "h", limit: .head), true, false),
    (.interrupted(host: "h", reason: "r"), true, false),
    (.untrustedServer(host: "h", reason: "r"), false, false),
    (.refused(host: "h", reason: "r"), false, false),
    (.circuitOpen(host: "h", retryAfter: .seconds(1)), false, false),
    (.responseTooLarge(limitBytes: 1), false, false), (.shutDown, false, false),
  ])
  func `what was surely not sent may always be sent again`(
    error: OutboundError, repeatable: Bool, once: Bool
  ) {
    #expect((self.decide(.failure(error)) != .giveUp) == repeatable)
    #expect((self.decide(.failure(error), isRepeatable: false) != .giveUp) == once)
  }
}
