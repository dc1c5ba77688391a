import FoundationEssentials

/// A verdict of the Evaluator, decoded from the bytes that its signature covers.
struct Verdict: Hashable, Sendable {
  /// How an evaluation ended.
  enum Outcome: String, Hashable, Sendable {
    case pass, fail, inconclusive
  }

  let evaluationID: EvaluationID
  let modelVersionID: ModelVersionID
  let digest: ModelDigest
  let datasetRoot: String
  let outcome: Outcome
  let issuedAt: Date
}
