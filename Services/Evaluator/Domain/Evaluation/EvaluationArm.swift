/// Which of the two models of an evaluation answered.
package enum EvaluationArm: String, Sendable, Hashable, Codable {
  /// The version that is judged.
  case candidate
  /// The version it is compared with.
  case baseline
}
