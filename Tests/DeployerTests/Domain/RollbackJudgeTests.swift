import Testing

@testable import Deployer

@Suite struct RollbackJudgeTests {
  private let judge = RollbackJudge(minimumRequests: 20)
  private let policy = MonitoringPolicy()

  @Test func `decides nothing on fewer requests than the minimum`() {
    let metrics = LiveMetrics(requests: 19, errors: 19, slow: 19, p95Milliseconds: 9_999)
    #expect(self.judge.judge(metrics, by: self.policy) == .inconclusive)
    #expect(self.judge.judgeEarly(metrics, by: self.policy) == .inconclusive)
  }

  @Test func `takes an error rate at the limit, and not one above it`() {
    let atLimit = LiveMetrics(requests: 20, errors: 1)
    #expect(self.judge.judge(atLimit, by: self.policy) == .healthy)
    let above = LiveMetrics(requests: 20, errors: 2)
    #expect(
      self.judge.judge(above, by: self.policy)
        == .breach(Breach(kind: .errorRate, measured: 0.1, limit: 0.05, requests: 20)))
  }

  @Test func `takes a response time at the limit, and not one above it`() {
    let atLimit = LiveMetrics(requests: 20, p95Milliseconds: 2_000)
    #expect(self.judge.judge(atLimit, by: self.policy) == .healthy)
    let above = LiveMetrics(requests: 20, p95Milliseconds: 2_000.1)
    #expect(
      self.judge.judge(above, by: self.policy)
        == .breach(
          Breach(kind: .responseTime, measured: 2_000.1, limit: 2_000, requests: 20)))
  }

  @Test func `follows the thresholds of the deployment`() {
    let policy = MonitoringPolicy(responseTimeMilliseconds: 10, errorRate: 0.5)
    let metrics = LiveMetrics(requests: 100, errors: 50, p95Milliseconds: 10)
    #expect(self.judge.judge(metrics, by: policy) == .healthy)
  }

  @Test func `waits with an early verdict until chance is excluded`() {
    // 3 of 20 is 15 %, but 5 % could do that by bad luck.
    let doubtful = LiveMetrics(requests: 20, errors: 3)
    #expect(self.judge.judgeEarly(doubtful, by: self.policy) == .healthy)
    let certain = LiveMetrics(requests: 20, errors: 10)
    #expect(
      self.judge.judgeEarly(certain, by: self.policy)
        == .breach(Breach(kind: .errorRate, measured: 0.5, limit: 0.05, requests: 20)))
  }

  @Test func `sees early that too many requests are slow`() {
    let doubtful = LiveMetrics(requests: 20, slow: 3, p95Milliseconds: 2_500)
    #expect(self.judge.judgeEarly(doubtful, by: self.policy) == .healthy)
    let certain = LiveMetrics(requests: 20, slow: 20, p95Milliseconds: 2_500)
    #expect(
      self.judge.judgeEarly(certain, by: self.policy)
        == .breach(Breach(kind: .responseTime, measured: 2_500, limit: 2_000, requests: 20)))
  }

  @Test func `never acts early on a service that keeps its limits`() {
    for requests in stride(from: UInt64(20), through: 2_000, by: 20) {
      let metrics = LiveMetrics(requests: requests, errors: requests / 20, slow: requests / 20)
      #expect(self.judge.judgeEarly(metrics, by: self.policy) == .healthy)
    }
  }
}
