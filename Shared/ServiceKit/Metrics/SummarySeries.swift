import Statistics
import Synchronization

/// Quantiles of the durations of the last ten minutes.
///
/// Durations are kept in a `DurationHistogram` for each slot of time. Quantiles of several instances
/// cannot be combined; the histogram of the same name can.
final class SummarySeries: MetricSeries {
  private struct Slot {
    let index: Int64
    var durations = DurationHistogram()
  }

  private struct State {
    var slots: [Slot] = []
    var sum = 0.0
    var count: UInt64 = 0
  }

  static let quantiles = [0.5, 0.9, 0.99, 0.999]
  static let slotLength = Duration.seconds(120)
  static let slotCount: Int64 = 5

  private let now: @Sendable () -> ContinuousClock.Instant
  private let start: ContinuousClock.Instant
  private let state = Mutex(State())

  /// A summary without durations, on a clock.
  init(now: @escaping @Sendable () -> ContinuousClock.Instant) {
    self.now = now
    self.start = now()
  }

  var samples: [MetricSample] {
    let oldest = self.slotIndex() - Self.slotCount
    let (slots, sum, count) = self.state.withLock { ($0.slots, $0.sum, $0.count) }
    var recent = DurationHistogram()
    for slot in slots where slot.index > oldest { recent.add(slot.durations) }
    let quantiles = Self.quantiles.map { quantile in
      // Without a duration there is no quantile, which the format writes as NaN.
      let seconds = recent.quantile(quantile).map { $0 / .seconds(1) } ?? .nan
      return MetricSample(dimension: ("quantile", "\(quantile)"), value: seconds)
    }
    return quantiles + [
      MetricSample(suffix: "_sum", value: sum),
      MetricSample(suffix: "_count", value: Double(count)),
    ]
  }

  func record(nanoseconds: Int64) {
    let index = self.slotIndex()
    self.state.withLock { state in
      state.sum += Double(nanoseconds) / 1e9
      state.count += 1
      if state.slots.last.map({ $0.index < index }) ?? true {
        state.slots.removeAll { $0.index <= index - Self.slotCount }
        state.slots.append(Slot(index: index))
      }
      state.slots[state.slots.count - 1].durations.record(.nanoseconds(nanoseconds))
    }
  }

  private func slotIndex() -> Int64 {
    Int64((self.now() - self.start) / Self.slotLength)
  }
}
