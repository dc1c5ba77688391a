/// How a live deployment is watched. The defaults are the specification's.
struct MonitoringPolicy: Hashable, Sendable, Codable {
  /// Milliseconds between two looks at the metrics.
  var collectionIntervalMilliseconds: UInt32 = 60_000
  /// The most that the 95th percentile of the latency may be, in milliseconds.
  var responseTimeMilliseconds: Double = 2_000
  /// The largest share of requests that may fail, 0 to 1.
  var errorRate: Double = 0.05
  /// Requests a second that must be possible.
  var throughput: Double = 100

  /// The time between two looks.
  var collectionInterval: Duration { .milliseconds(Int64(self.collectionIntervalMilliseconds)) }

  /// The most that the 95th percentile of the latency may be.
  var responseTime: Duration { .microseconds(Int64(self.responseTimeMilliseconds * 1_000)) }

  /// Checks the ranges.
  ///
  /// - Throws: `DeployerError.invalidParameters` naming the field at fault.
  func validate() throws(DeployerError) {
    guard (100...86_400_000).contains(self.collectionIntervalMilliseconds) else {
      throw .invalidParameters("metricsCollectionInterval must be 100 to 86400000 milliseconds")
    }
    guard self.responseTimeMilliseconds > 0, self.responseTimeMilliseconds <= 600_000 else {
      throw .invalidParameters("alertThresholds.responseTime must be above 0, at most 600000 ms")
    }
    guard self.errorRate > 0, self.errorRate <= 1 else {
      throw .invalidParameters("alertThresholds.errorRate must be above 0 and at most 1")
    }
    guard self.throughput > 0, self.throughput.isFinite else {
      throw .invalidParameters("alertThresholds.throughput must be above 0")
    }
  }
}
