import Testing

@testable import Deployer

@Suite struct TrafficWindowTests {
  private static let policy = MonitoringPolicy(
    collectionIntervalMilliseconds: 1_000, responseTimeMilliseconds: 100)

  @Test func `counts requests, errors, escalations, slow ones and fallbacks`() {
    var window = TrafficWindow(policy: Self.policy, start: .zero)
    window.record(.answered(in: .milliseconds(10), escalated: false), at: .milliseconds(5))
    window.record(.answered(in: .milliseconds(100), escalated: true), at: .milliseconds(6))
    window.record(.failed(in: .milliseconds(101)), at: .milliseconds(7))
    window.recordFallback(at: .milliseconds(8))
    let metrics = window.metrics(at: .milliseconds(9))
    #expect(metrics.requests == 3)
    #expect(metrics.errors == 1)
    #expect(metrics.escalations == 1)
    #expect(metrics.slow == 1)
    #expect(metrics.fallbacks == 1)
    #expect(abs(metrics.errorRate - 1.0 / 3) < 1e-12)
  }

  @Test func `gives percentiles to one percent`() {
    var window = TrafficWindow(policy: Self.policy, start: .zero)
    for milliseconds in 1...1_000 {
      window.record(
        .answered(in: .milliseconds(milliseconds), escalated: false), at: .milliseconds(10))
    }
    let metrics = window.metrics(at: .milliseconds(20))
    #expect(abs(metrics.p50Milliseconds - 500) <= 5)
    #expect(abs(metrics.p95Milliseconds - 950) <= 9.5)
    #expect(abs(metrics.p99Milliseconds - 990) <= 9.9)
  }

  @Test func `forgets what is older than the span when there is enough`() {
    var window = TrafficWindow(policy: Self.policy, start: .zero)
    for _ in 0..<100 { window.record(.failed(in: .zero), at: .seconds(1)) }
    for _ in 0..<50 {
      window.record(.answered(in: .zero, escalated: false), at: .seconds(60))
    }
    let metrics = window.metrics(at: .seconds(60), span: .seconds(1), minimum: 20)
    #expect(metrics.requests == 50)
    #expect(metrics.errors == 0)
  }

  @Test func `reaches further back when traffic is thin`() {
    var window = TrafficWindow(policy: Self.policy, start: .zero)
    for second in 0..<40 { window.record(.failed(in: .zero), at: .seconds(second * 10)) }
    let metrics = window.metrics(at: .seconds(390), span: .seconds(1), minimum: 20)
    #expect(metrics.requests == 20)
  }

  @Test func `does not reach further back than an hour`() {
    var window = TrafficWindow(policy: Self.policy, start: .zero)
    window.record(.failed(in: .zero), at: .zero)
    let metrics = window.metrics(at: .seconds(7_200), span: .seconds(1), minimum: 20)
    #expect(metrics.requests == 0)
    #expect(metrics.p95Milliseconds == 0)
    #expect(metrics.requestsPerSecond == 0)
  }

  @Test func `measures requests a second over the time they took`() {
    var window = TrafficWindow(policy: Self.policy, start: .zero)
    for tenth in 0..<100 {
      window.record(
        .answered(in: .zero, escalated: false), at: .milliseconds(tenth * 100))
    }
    let metrics = window.metrics(at: .seconds(10))
    #expect(abs(metrics.requestsPerSecond - 10) < 0.01)
    #expect(abs(metrics.windowSeconds - 10) < 0.01)
  }
}
