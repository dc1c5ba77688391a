/// What it takes to stay with one start of a command.
struct AttemptSetup: Sendable {
  let profile: CommandProfile
  let directory: AttemptDirectory
  let values: PlaceholderValues
  let stop: CommandStop
  /// Validation losses that may be no better than the best.
  let patience: Int
  /// Takes secrets out of a line.
  let redact: @Sendable (String) -> String
}
