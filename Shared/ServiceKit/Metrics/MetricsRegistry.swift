public import Metrics
import Synchronization

/// Keeps the metrics of the process and shows them in Prometheus's text format.
///
/// A metric is made once for each label and set of dimensions; making it again gives the same one.
public final class MetricsRegistry: MetricsFactory {
  /// What distinguishes the series of one metric; sorted by name.
  struct Dimensions: Hashable {
    let pairs: [[String]]

    init(_ dimensions: [(String, String)]) {
      self.pairs = dimensions.map { [$0.0, $0.1] }.sorted { $0[0] < $1[0] }
    }
  }

  /// The series of one name; all are of one kind.
  struct Family {
    let kind: MetricKind
    var series: [Dimensions: any MetricSeries]
  }

  private let families = Mutex<[String: Family]>([:])

  private let now: @Sendable () -> ContinuousClock.Instant

  /// A registry without metrics.
  ///
  /// - Parameter now: The clock by which durations are recent.
  public init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) {
    self.now = now
  }

  /// Everything in Prometheus's text exposition format, version 0.0.4.
  public func prometheusText() -> String {
    // Copied under the lock, written without it: each series has its own synchronisation.
    let families = self.families.withLock { $0 }
    return families.sorted { $0.key < $1.key }.map { name, family in
      PrometheusText.family(name: name, family)
    }.joined()
  }

  public func makeCounter(label: String, dimensions: [(String, String)]) -> any CounterHandler {
    self.series(label, .counter, dimensions) { CounterSeries() }
  }

  public func makeFloatingPointCounter(
    label: String, dimensions: [(String, String)]
  ) -> any FloatingPointCounterHandler {
    self.series(label, .counter, dimensions) { CounterSeries() }
  }

  public func makeMeter(label: String, dimensions: [(String, String)]) -> any MeterHandler {
    self.series(label, .gauge, dimensions) { GaugeSeries() }
  }

  public func makeRecorder(
    label: String, dimensions: [(String, String)], aggregate: Bool
  ) -> any RecorderHandler {
    if aggregate {
      self.series(label, .histogram, dimensions) { HistogramSeries(bounds: HistogramSeries.counts) }
    } else {
      self.series(label, .gauge, dimensions) { GaugeSeries() }
    }
  }

  /// A timer "rpc.duration" shows as the histogram `rpc_duration_seconds` and the summary
  /// `rpc_duration_recent_seconds`.
  public func makeTimer(label: String, dimensions: [(String, String)]) -> any TimerHandler {
    TimerSeries(
      all: self.series(label + ".seconds", .histogram, dimensions) {
        HistogramSeries(bounds: HistogramSeries.seconds)
      },
      recent: self.series(label + ".recent.seconds", .summary, dimensions) {
        SummarySeries(now: self.now)
      })
  }

  // A metric stays once it was made: what it counted must not vanish between two looks at it.
  public func destroyCounter(_ handler: any CounterHandler) {}
  public func destroyFloatingPointCounter(_ handler: any FloatingPointCounterHandler) {}
  public func destroyMeter(_ handler: any MeterHandler) {}
  public func destroyRecorder(_ handler: any RecorderHandler) {}
  public func destroyTimer(_ handler: any TimerHandler) {}

  private func series<Series: MetricSeries>(
    _ label: String, _ kind: MetricKind, _ dimensions: [(String, String)], make: () -> Series
  ) -> Series {
    let dimensions = Dimensions(dimensions)
    return self.families.withLock { families in
      var name = PrometheusText.name(label, kind: kind)
      // One name has one kind in the format. A label used for two kinds makes two names.
      if let other = families[name], other.kind != kind { name += "_\(kind.rawValue)" }
      if let known = families[name]?.series[dimensions] as? Series { return known }
      let made = make()
      families[name, default: Family(kind: kind, series: [:])].series[dimensions] = made
      return made
    }
  }
}
