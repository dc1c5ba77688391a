import FoundationEssentials
import Logging
import ServiceKit

/// What the service gives every command.
struct CommandHost: Sendable {
  /// The service's own environment.
  var environment: [String: String]
  /// Keeps secrets out of everything that is printed.
  var secrets: SecretRegistry
  /// Where the service keeps its files, those of runs among them; nil where that does not matter.
  var dataDirectory: URL?
  /// How long a run may be worked on; a command gets most of it, so that what it made can still be
  /// evaluated.
  var maximumDuration: Duration
  /// How long a command may take to end when the service does.
  var shutdownBound: Duration
  /// Whether the service is about to end.
  var isShuttingDown: @Sendable () -> Bool
  /// Time between two looks at a command.
  var pollInterval = Duration.milliseconds(200)
  var time: Timekeeper
  var logger: Logger

  /// The part of a run's time that its command gets.
  private static let share = 0.95

  /// How long the command of a profile may run.
  func wallClock(of profile: CommandProfile) -> Duration {
    min(profile.limits.wallClock, self.maximumDuration * Self.share)
  }

  /// How the commands of a profile are ended.
  func stop(of profile: CommandProfile) -> CommandStop {
    CommandStop(
      settings: profile.stop, time: self.time, pollInterval: self.pollInterval,
      bound: { self.isShuttingDown() ? self.shutdownBound : nil })
  }
}
