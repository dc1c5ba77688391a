import Statistics

/// Counts and latencies of recent requests, in slots of time. A pure value.
///
/// Slots without traffic cost nothing, so that the window of a quiet clinic reaches back far enough
/// to hold the requests that a decision needs, and that of a busy one stays short.
struct TrafficWindow {
  private struct Slot {
    let index: Int64
    var counts = LiveMetrics()
    var latencies = DurationHistogram()
  }

  private let slotLength: Duration
  private let responseTime: Duration
  private let start: Duration
  private var slots: [Slot] = []

  private static let maximumSlots = 64
  private static let horizon = Duration.seconds(3600)

  /// A window for a policy that begins at `start` of the clock's uptime.
  init(policy: MonitoringPolicy, start: Duration) {
    self.slotLength = min(max(policy.collectionInterval / 4, .milliseconds(50)), .seconds(15))
    self.responseTime = policy.responseTime
    self.start = start
  }

  /// Counts a request that ended at `now`.
  mutating func record(_ outcome: TrafficOutcome, at now: Duration) {
    self.withSlot(at: now) { slot, responseTime in
      slot.counts.requests += 1
      if outcome.isError { slot.counts.errors += 1 }
      if outcome.isEscalated { slot.counts.escalations += 1 }
      if outcome.latency > responseTime { slot.counts.slow += 1 }
      slot.latencies.record(outcome.latency)
    }
  }

  /// Counts a request that another version answered because this one failed.
  mutating func recordFallback(at now: Duration) {
    self.withSlot(at: now) { slot, _ in slot.counts.fallbacks += 1 }
  }

  /// The newest requests: at least `span` of time, and further back until there are `minimum`.
  func metrics(
    at now: Duration, span: Duration = .seconds(3600), minimum: UInt64 = 0
  ) -> LiveMetrics {
    var total = LiveMetrics()
    var latencies = DurationHistogram()
    var oldest = now
    for slot in self.slots.reversed() {
      let begin = self.start + self.slotLength * Int(slot.index)
      if now - begin > Self.horizon { break }
      let isInSpan = begin + self.slotLength > now - span
      guard isInSpan || total.requests < minimum else { break }
      total.add(slot.counts)
      latencies.add(slot.latencies)
      oldest = begin
    }
    let seconds = max(now - oldest, self.slotLength) / .seconds(1)
    total.windowSeconds = total.requests == 0 ? 0 : seconds
    total.requestsPerSecond = total.requests == 0 ? 0 : Double(total.requests) / seconds
    total.setPercentiles(latencies)
    return total
  }

  private mutating func withSlot(at now: Duration, _ change: (inout Slot, Duration) -> Void) {
    let index = Int64(((now - self.start) / self.slotLength).rounded(.down))
    // Requests end in any order, but never before a slot that has been begun.
    if self.slots.last.map({ $0.index < index }) ?? true {
      self.slots.append(Slot(index: index))
      if self.slots.count > Self.maximumSlots { self.slots.removeFirst() }
    }
    change(&self.slots[self.slots.count - 1], self.responseTime)
  }
}

extension LiveMetrics {
  fileprivate mutating func add(_ other: LiveMetrics) {
    self.requests += other.requests
    self.errors += other.errors
    self.slow += other.slow
    self.escalations += other.escalations
    self.fallbacks += other.fallbacks
  }

  fileprivate mutating func setPercentiles(_ latencies: DurationHistogram) {
    let milliseconds = { latencies.quantile($0).map { $0 / .milliseconds(1) } ?? 0 }
    self.p50Milliseconds = milliseconds(0.5)
    self.p95Milliseconds = milliseconds(0.95)
    self.p99Milliseconds = milliseconds(0.99)
  }
}
