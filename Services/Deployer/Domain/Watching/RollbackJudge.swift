import Statistics

/// Decides from live metrics whether a deployment has to go.
///
/// Two looks with different demands: the regular one compares the window with the policy's limits;
/// the early one, taken on any bad request, acts only on what is certain, because it looks often
/// and would otherwise roll back on bad luck.
struct RollbackJudge: Hashable, Sendable {
  /// What the metrics amount to.
  enum Finding: Hashable, Sendable {
    /// Too few requests to say anything.
    case inconclusive
    case healthy
    case breach(Breach)
  }

  /// With fewer requests in the window nothing is decided.
  let minimumRequests: UInt64

  /// A judge with the given minimum.
  init(minimumRequests: UInt64 = 20) {
    self.minimumRequests = minimumRequests
  }

  /// The regular look, once every collection interval.
  func judge(_ metrics: LiveMetrics, by policy: MonitoringPolicy) -> Finding {
    guard metrics.requests >= self.minimumRequests else { return .inconclusive }
    if metrics.errorRate > policy.errorRate {
      return .breach(self.errorRateBreach(metrics, policy))
    }
    if metrics.p95Milliseconds > policy.responseTimeMilliseconds {
      return .breach(self.responseTimeBreach(metrics, policy))
    }
    return .healthy
  }

  /// The early look: a breach only when the lower bound of a 99 % Wilson interval is past the limit.
  ///
  /// The 95th percentile is above its limit exactly when more than 5 % of the requests are slower
  /// than the limit, so both limits are shares and get the same test.
  func judgeEarly(_ metrics: LiveMetrics, by policy: MonitoringPolicy) -> Finding {
    guard metrics.requests >= self.minimumRequests else { return .inconclusive }
    let errors = Self.interval(metrics.errors, of: metrics.requests)
    if errors.lower > policy.errorRate {
      return .breach(self.errorRateBreach(metrics, policy))
    }
    let slow = Self.interval(metrics.slow, of: metrics.requests)
    if slow.lower > Self.slowShareAtLimit {
      return .breach(self.responseTimeBreach(metrics, policy))
    }
    return .healthy
  }

  private static let slowShareAtLimit = 0.05

  private func errorRateBreach(_ metrics: LiveMetrics, _ policy: MonitoringPolicy) -> Breach {
    Breach(
      kind: .errorRate, measured: metrics.errorRate, limit: policy.errorRate,
      requests: metrics.requests)
  }

  private func responseTimeBreach(_ metrics: LiveMetrics, _ policy: MonitoringPolicy) -> Breach {
    Breach(
      kind: .responseTime, measured: metrics.p95Milliseconds,
      limit: policy.responseTimeMilliseconds, requests: metrics.requests)
  }

  private static func interval(_ hits: UInt64, of requests: UInt64) -> WilsonInterval {
    WilsonInterval(
      successes: Double(hits), trials: Int(clamping: requests),
      quantile: WilsonInterval.quantile99)
  }
}
