/// Decides which progress reports are worth a commit and an event.
///
/// A report passes when the last one that did is at least `interval` old, and always when it
/// closes an epoch: those carry the validation losses.
package struct ProgressThrottle: Sendable {
  private let interval: Duration
  private var lastPassed: Duration?

  package init(interval: Duration) { self.interval = interval }

  /// Whether a report made at `uptime`, a monotonic time, passes.
  package mutating func admits(_ progress: TrainingProgress, at uptime: Duration) -> Bool {
    if !progress.endsEpoch, let lastPassed = self.lastPassed,
      uptime - lastPassed < self.interval
    {
      return false
    }
    self.lastPassed = uptime
    return true
  }
}
