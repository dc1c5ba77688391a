/// What was found out about the tools before a command was started.
struct PreflightReport: Hashable, Sendable, Codable {
  /// Where the program is.
  let program: String
  /// What it said to the question for its version; nil when it did not answer.
  let version: String?
  /// The graphics processors, a line each; nil when none was found.
  let gpus: String?
  /// Space where the run's directory is.
  let freeDiskBytes: Int64
}
