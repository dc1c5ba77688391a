/// Why a training is ended from outside.
enum WatchdogVerdict: Hashable, Sendable {
  /// What was learned is not usable.
  case diverged(reason: String)
  /// Going on would not make it better.
  case enough(reason: String)
}
