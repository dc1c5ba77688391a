import Glibc

/// Nanoseconds of the clock that never goes back.
enum MonotonicTime {
  static func now() -> Int64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Int64(time.tv_sec) * 1_000_000_000 + Int64(time.tv_nsec)
  }
}

extension Duration {
  /// Whole nanoseconds; what does not fit is the most that does.
  var nanoseconds: Int64 {
    let (seconds, attoseconds) = self.components
    let (product, overflows) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    return overflows ? (seconds < 0 ? .min / 2 : .max / 2) : product + attoseconds / 1_000_000_000
  }

  /// Whole milliseconds, at least one for any positive duration.
  var milliseconds: Int {
    let (seconds, attoseconds) = self.components
    let whole = min(seconds, 1 << 40) * 1000 + attoseconds / 1_000_000_000_000_000
    return Int(max(whole, self > .zero ? 1 : 0))
  }
}
