internal import Histogram

/// How long things took, for quantiles. A pure value.
///
/// An HdrHistogram (https://hdrhistogram.org) in microseconds with two significant digits: a quantile is
/// right within 1 %, also far out in the tail, where a histogram of few fixed bounds only knows a
/// range. What is shorter than 1 us or longer than ten minutes counts as that.
public struct DurationHistogram: Sendable {
  private static let longestMicroseconds: UInt64 = 600_000_000

  private var histogram = Histogram<UInt32>(
    lowestDiscernibleValue: 1, highestTrackableValue: Self.longestMicroseconds,
    numberOfSignificantValueDigits: .two)

  /// Creates a histogram without durations.
  public init() {}

  /// How many durations it has.
  public var count: UInt64 { self.histogram.totalCount }

  /// Counts a duration in.
  public mutating func record(_ duration: Duration) {
    let microseconds = UInt64(max(0, duration / .microseconds(1)))
    self.histogram.record(min(max(1, microseconds), Self.longestMicroseconds))
  }

  /// Counts another's durations in.
  public mutating func add(_ other: DurationHistogram) { self.histogram.add(other.histogram) }

  /// The duration that a share of all are no longer than.
  ///
  /// - Parameter share: 0 to 1; 0.5 asks for the median.
  /// - Returns: nil without a duration.
  public func quantile(_ share: Double) -> Duration? {
    guard self.count > 0 else { return nil }
    return .microseconds(Int64(self.histogram.valueAtPercentile(share * 100)))
  }
}
