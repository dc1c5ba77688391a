/// How one trial fared on one criterion.
package struct CriterionGrade: Sendable, Hashable, Codable {
  /// The criterion's name.
  package var name: String
  package var axis: Axis
  package var isCritical: Bool
  package var weight: Double
  package var grade: Grade
  package var explanation: String

  package init(
    name: String, axis: Axis, isCritical: Bool, weight: Double, grade: Grade, explanation: String
  ) {
    self.name = name
    self.axis = axis
    self.isCritical = isCritical
    self.weight = weight
    self.grade = grade
    self.explanation = explanation
  }

  package init(_ criterion: Criterion, _ judgement: Judgement) {
    self.init(
      name: criterion.name, axis: criterion.axis, isCritical: criterion.isCritical,
      weight: criterion.weight, grade: judgement.grade, explanation: judgement.explanation)
  }

  /// A critical criterion that an actual answer missed.
  package var isCriticalFailure: Bool {
    self.isCritical && self.grade == .notMet
  }
}
