/// How one request to a version ended.
struct TrafficOutcome: Hashable, Sendable {
  let latency: Duration
  let isError: Bool
  let isEscalated: Bool

  /// The version answered.
  static func answered(in latency: Duration, escalated: Bool) -> TrafficOutcome {
    TrafficOutcome(latency: latency, isError: false, isEscalated: escalated)
  }

  /// The version failed.
  static func failed(in latency: Duration) -> TrafficOutcome {
    TrafficOutcome(latency: latency, isError: true, isEscalated: false)
  }
}
