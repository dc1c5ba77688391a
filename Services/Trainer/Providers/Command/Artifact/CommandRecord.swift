import FoundationEssentials

/// How an artefact came about: everything that somebody needs who asks, years later, what was run on
/// what. Holds no secret: words are redacted, variables named without their values.
struct CommandRecord: Encodable, Sendable, Hashable {
  /// A hyperparameter as it was asked for and as the command got it.
  struct Parameter: Encodable, Sendable, Hashable {
    let asked: String
    /// Nil when the command never learned of it.
    let effective: String?
  }

  /// One start of the command.
  struct Attempt: Codable, Sendable, Hashable {
    let startedAt: Date
    let endedAt: Date
    /// Nil when nobody saw it end.
    let exitCode: Int?
    /// Why it was ended from outside; nil when it ended by itself.
    let stopped: String?
    /// The checkpoint that it went on from, by name.
    let resumedFrom: String?
  }

  let runID: String
  /// The profile's name.
  let profile: String
  let snapshotID: String
  let parentDigest: String?
  let argv: [String]
  /// The names of the variables that it was given, sorted.
  let environment: [String]
  /// What the tools said of themselves.
  let tools: PreflightReport
  let dataset: ExportedDataset
  let baseModel: String?
  let baseModelRevision: String?
  let seed: Int
  let hyperparameters: [String: Parameter]
  /// The parameters that were asked for and have no counterpart in the command.
  let withoutCounterpart: [String]
  let attempts: [Attempt]
  let stoppedEarly: Bool
  /// The checkpoint that became the result; nil when the command's own result did.
  let fromCheckpoint: String?
  let metrics: TrainingMetrics
  /// SHA-256 in hex over the sorted list of names and digests of the artefact's files.
  let artifactDigest: String
  /// Names that the command left behind and that were not kept.
  let leftOut: [String]
}
