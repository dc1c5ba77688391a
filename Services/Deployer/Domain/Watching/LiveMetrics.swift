/// What real traffic measured over a window.
struct LiveMetrics: Hashable, Sendable, Codable {
  var requests: UInt64 = 0
  /// Requests that the version itself failed.
  var errors: UInt64 = 0
  /// Requests whose latency was above the policy's response time.
  var slow: UInt64 = 0
  var p50Milliseconds: Double = 0
  var p95Milliseconds: Double = 0
  var p99Milliseconds: Double = 0
  var requestsPerSecond: Double = 0
  var escalations: UInt64 = 0
  /// Answered by the last stable version because this one failed.
  var fallbacks: UInt64 = 0
  var windowSeconds: Double = 0

  /// Share of requests that failed, 0 to 1; 0 without requests.
  var errorRate: Double {
    self.requests == 0 ? 0 : Double(self.errors) / Double(self.requests)
  }
}
