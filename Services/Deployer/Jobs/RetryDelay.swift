/// How long a job waits after failures in a row.
enum RetryDelay {
  /// A quarter of a second, doubling to fifteen, shortened at random by up to half.
  static func after(_ failures: Int) -> Duration {
    let bound = min(15, 0.25 * Double(1 << min(max(failures - 1, 0), 6)))
    return .seconds(Double.random(in: bound / 2...bound))
  }
}
