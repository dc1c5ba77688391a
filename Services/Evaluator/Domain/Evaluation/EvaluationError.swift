/// Why a request about evaluations is refused.
package enum EvaluationError: Error, Sendable, Hashable, CustomStringConvertible {
  case missingField(String)
  case invalidField(String, reason: String)
  case unknownEvaluation(EvaluationID)
  case unknownSuite(String, known: [String])
  case unknownModelVersion(ModelVersionID)
  /// The key was used for an evaluation of something else.
  case idempotencyConflict(key: String, first: EvaluationID)
  /// The report or verdict does not exist before the evaluation has ended.
  case unfinished(EvaluationID)
  case noVerdict(ModelVersionID)
  case registryUnavailable(reason: String)

  package var description: String {
    switch self {
    case .missingField(let name):
      "\(name) is missing"
    case .invalidField(let name, let reason):
      "\(name) is not valid: \(reason)"
    case .unknownEvaluation(let id):
      "there is no evaluation \(id)"
    case .unknownSuite(let name, let known):
      "there is no suite \"\(name)\"; known are \(known.joined(separator: ", "))"
    case .unknownModelVersion(let id):
      "there is no model version \(id)"
    case .idempotencyConflict(let key, let first):
      "the idempotency key \"\(key)\" was used for another request, evaluation \(first): "
        + "take a new key"
    case .unfinished(let id):
      "evaluation \(id) has no report yet: wait until it has ended"
    case .noVerdict(let id):
      "model version \(id) was never evaluated to an end: start an evaluation"
    case .registryUnavailable(let reason):
      "the model registry (trainer) cannot be reached: \(reason); try again"
    }
  }
}
