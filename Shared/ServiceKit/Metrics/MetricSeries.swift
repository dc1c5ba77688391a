import Metrics
import Synchronization

/// The kinds of metrics that Prometheus knows and this registry makes.
enum MetricKind: String {
  case counter
  case gauge
  case histogram
  case summary
}

/// The values of one metric with one set of dimensions.
protocol MetricSeries: AnyObject, Sendable {
  /// What it shows now: a suffix of the name, more dimensions, the value.
  var samples: [MetricSample] { get }
}

/// One number of a series.
struct MetricSample {
  var suffix = ""
  var dimension: (name: String, value: String)?
  let value: Double
}

/// Only grows.
final class CounterSeries: MetricSeries, CounterHandler, FloatingPointCounterHandler {
  private let value = Mutex(0.0)

  var samples: [MetricSample] { [MetricSample(value: self.value.withLock { $0 })] }

  func increment(by amount: Int64) {
    self.increment(by: Double(amount))
  }

  func increment(by amount: Double) {
    guard amount.isFinite, amount > 0 else { return }
    self.value.withLock { $0 += amount }
  }

  func reset() {
    self.value.withLock { $0 = 0 }
  }
}

/// Goes up and down; shows what it was last set to.
final class GaugeSeries: MetricSeries, MeterHandler, RecorderHandler {
  private let value = Mutex(0.0)

  var samples: [MetricSample] { [MetricSample(value: self.value.withLock { $0 })] }

  func set(_ value: Int64) { self.set(Double(value)) }
  func set(_ value: Double) { self.value.withLock { $0 = value } }
  func increment(by amount: Double) { self.value.withLock { $0 += amount } }
  func decrement(by amount: Double) { self.value.withLock { $0 -= amount } }
  func record(_ value: Int64) { self.set(Double(value)) }
  func record(_ value: Double) { self.set(value) }
}

/// How values are distributed over buckets with fixed bounds.
final class HistogramSeries: MetricSeries, RecorderHandler {
  /// Bounds for durations: from half a millisecond, a call over loopback, to a minute.
  static let seconds: [Double] = [
    0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60,
  ]
  /// Bounds for sizes and counts: powers of four up to 16 Mi.
  static let counts: [Double] = (0...12).map { Double(1 << (2 * $0)) }

  private struct State {
    /// One a bound, and one for what is above the last.
    var buckets: [UInt64]
    var sum = 0.0
  }

  private let bounds: [Double]
  private let state: Mutex<State>

  /// A histogram with ascending upper bounds, each inclusive.
  init(bounds: [Double]) {
    self.bounds = bounds
    self.state = Mutex(State(buckets: Array(repeating: 0, count: bounds.count + 1)))
  }

  var samples: [MetricSample] {
    let (buckets, sum) = self.state.withLock { ($0.buckets, $0.sum) }
    var samples: [MetricSample] = []
    var cumulative: UInt64 = 0
    for (index, count) in buckets.enumerated() {
      cumulative += count
      let bound =
        index < self.bounds.count ? PrometheusText.number(self.bounds[index]) : "+Inf"
      samples.append(
        MetricSample(suffix: "_bucket", dimension: ("le", bound), value: Double(cumulative)))
    }
    samples.append(MetricSample(suffix: "_sum", value: sum))
    samples.append(MetricSample(suffix: "_count", value: Double(cumulative)))
    return samples
  }

  func record(_ value: Int64) { self.record(Double(value)) }

  func record(_ value: Double) {
    guard value.isFinite else { return }
    let bucket = self.bounds.firstIndex { value <= $0 } ?? self.bounds.count
    self.state.withLock { state in
      state.buckets[bucket] += 1
      state.sum += value
    }
  }
}
