/// What happened when a model was asked one phrasing.
package struct Trial: Sendable, Hashable, Codable {
  package var key: TrialKey
  /// The scenario's own turns and the model's answers.
  package var transcript: [Turn]
  package var grades: [CriterionGrade]
  /// Time the model took for all answers together, in milliseconds.
  package var latencyMilliseconds: Double
  /// Why an answer is missing, when one is.
  package var failure: String?

  package init(
    key: TrialKey, transcript: [Turn], grades: [CriterionGrade], latencyMilliseconds: Double,
    failure: String? = nil
  ) {
    self.key = key
    self.transcript = transcript
    self.grades = grades
    self.latencyMilliseconds = latencyMilliseconds
    self.failure = failure
  }

  /// The weighted share of the axis's gradable criteria that are met; nil without any.
  package func score(_ axis: Axis) -> Double? {
    let graded = self.grades.filter { $0.axis == axis && $0.grade != .ungradable }
    let possible = graded.reduce(0) { $0 + $1.weight }
    guard possible > 0 else { return nil }
    return graded.reduce(0) { $0 + ($1.grade == .met ? $1.weight : 0) } / possible
  }

  /// Critical criteria that the answers missed.
  package var criticalFailures: [CriterionGrade] {
    self.grades.filter(\.isCriticalFailure)
  }
}
