import Metrics

/// A duration's two faces: a histogram that counts from the start and can be summed over instances, and
/// exact quantiles of late.
final class TimerSeries: TimerHandler {
  private let all: HistogramSeries
  private let recent: SummarySeries

  init(all: HistogramSeries, recent: SummarySeries) {
    self.all = all
    self.recent = recent
  }

  func recordNanoseconds(_ duration: Int64) {
    self.all.record(Double(duration) / 1e9)
    self.recent.record(nanoseconds: duration)
  }
}
