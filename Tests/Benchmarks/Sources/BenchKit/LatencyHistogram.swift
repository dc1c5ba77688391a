/// Counts durations in buckets less than 0.8 % wide, up to half an hour.
public struct LatencyHistogram: Sendable {
  /// 128 buckets an octave.
  private static let subBucketBits = 7
  private static let subBuckets = 1 << Self.subBucketBits
  private static let octaves = 34

  private var counts = [UInt32](repeating: 0, count: Self.subBuckets * (Self.octaves + 1))
  /// How many durations were counted.
  public private(set) var total = 0

  /// Has counted nothing.
  public init() {}

  /// Counts a duration.
  public mutating func record(nanoseconds: UInt64) {
    self.counts[min(Self.bucket(of: nanoseconds), self.counts.count - 1)] += 1
    self.total += 1
  }

  /// Counts what another has counted.
  public mutating func add(_ other: LatencyHistogram) {
    for (bucket, count) in other.counts.enumerated() { self.counts[bucket] += count }
    self.total += other.total
  }

  /// The duration that a share of all does not exceed, in microseconds.
  public func microseconds(atQuantile quantile: Double) -> Double {
    let wanted = min(Int(quantile * Double(self.total)), self.total - 1)
    var seen = 0
    for (bucket, count) in self.counts.enumerated() {
      seen += Int(count)
      if seen > wanted { return Self.middle(of: bucket) / 1000 }
    }
    return 0
  }

  private static func bucket(of value: UInt64) -> Int {
    guard value >= Self.subBuckets else { return Int(value) }
    let shift = 63 - value.leadingZeroBitCount - Self.subBucketBits
    return (shift + 1) * Self.subBuckets + Int(value >> UInt64(shift)) - Self.subBuckets
  }

  private static func middle(of bucket: Int) -> Double {
    guard bucket >= Self.subBuckets else { return Double(bucket) }
    let shift = bucket / Self.subBuckets - 1
    let least = UInt64(bucket % Self.subBuckets + Self.subBuckets) << UInt64(shift)
    return Double(least) + Double(UInt64(1) << UInt64(shift)) / 2
  }
}
