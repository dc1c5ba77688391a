/// Why the Trainer does not do what it was asked to.
package enum TrainerError: Error, Hashable, Sendable {
  /// Parameters outside their ranges.
  case invalidParameters([ParameterViolation])
  /// There is no such training provider.
  case unknownProvider(name: String, known: [String])
  /// There is such a training provider, but it cannot be used here.
  case unavailableProvider(name: String, reason: String)
  /// Nobody said who asks.
  case missingRequester
  /// One run at a time.
  case runAlreadyActive(RunID, RunState)
  /// There is nothing to stop.
  case noActiveRun
  /// There is no such run.
  case unknownRun(RunID)
  /// There is no such model version.
  case unknownModelVersion(ModelVersionID)
  /// The key of idempotency belongs to another request.
  case idempotencyKeyReused(key: String, run: RunID)
  /// A registered artefact is not readable.
  case artifactUnreadable(ModelVersionID, reason: String)
}

extension TrainerError: CustomStringConvertible {
  /// Cause and remedy in one sentence.
  package var description: String {
    switch self {
    case .invalidParameters(let violations):
      violations.map(\.description).joined(separator: "; ")
    case .unknownProvider(let name, let known):
      "there is no training provider \"\(name)\"; choose one of: \(known.joined(separator: ", "))"
    case .unavailableProvider(let name, let reason):
      "the training provider \"\(name)\" is not configured: \(reason)"
    case .missingRequester:
      "requested_by is empty; say who asks, for the audit trail"
    case .runAlreadyActive(let id, let state):
      "run \(id) is already active (\(state.rawValue)); wait for its end or stop it"
    case .noActiveRun:
      "no run is active; there is nothing to stop"
    case .unknownRun(let id):
      "there is no run \"\(id)\"; ListRuns gives those there are"
    case .unknownModelVersion(let id):
      "there is no model version \"\(id)\"; ListModelVersions gives those there are"
    case .idempotencyKeyReused(let key, let run):
      "the idempotency key \"\(key)\" belongs to run \(run), which was asked for differently;"
        + " use a new key for a new request"
    case .artifactUnreadable(let id, let reason):
      "the artefact of \(id) cannot be read (\(reason)); restore the data directory from a backup"
    }
  }
}
