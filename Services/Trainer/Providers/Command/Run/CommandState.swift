import FoundationEssentials

/// What is known of a command that was started, kept so that another process can go on with it.
struct CommandState: Hashable, Sendable, Codable {
  /// The start that is under way, or was when the service ended.
  struct Running: Hashable, Sendable, Codable {
    let number: Int
    let process: ProcessIdentity
    let startedAt: Date
    /// The name of the checkpoint that it went on from.
    let resumedFrom: String?
  }

  /// What came of the whole.
  struct Outcome: Hashable, Sendable, Codable {
    let metrics: TrainingMetrics
    let stoppedEarly: Bool
    /// Where the result is.
    let directory: String
    /// The name of the checkpoint that became the result.
    let checkpoint: String?
  }

  var dataset: ExportedDataset
  var tools: PreflightReport
  var running: Running?
  /// The starts that are over, oldest first.
  var attempts: [CommandRecord.Attempt] = []
  /// Time that they took together.
  var elapsedSeconds = 0.0
  /// Nil until there is a result.
  var outcome: Outcome?

  /// The starts that ended without a result, of themselves.
  var failures: Int { self.attempts.count { $0.stopped != Self.serviceEnded } }

  /// What ended a start that the service took with it.
  static let serviceEnded = "the service ended"

  /// The number of the next start.
  var nextNumber: Int { (self.running?.number ?? self.attempts.count) + 1 }
}
