/// One thing that is asked of the answers to a scenario.
package struct Criterion: Sendable, Hashable {
  /// Unique within its scenario, for example "asks-for-pharmacy".
  package var name: String
  package var axis: Axis
  /// One confirmed miss fails the verdict; it cannot be averaged away.
  package var isCritical: Bool
  /// Relative weight within its axis.
  package var weight: Double
  package var scope: AnswerScope
  package var check: Check

  package init(
    name: String, axis: Axis, isCritical: Bool = false, weight: Double = 1,
    scope: AnswerScope = .every, check: Check
  ) {
    self.name = name
    self.axis = axis
    self.isCritical = isCritical
    self.weight = weight
    self.scope = scope
    self.check = check
  }

  /// Which answers of a dialogue with several turns are judged.
  package enum AnswerScope: String, Sendable, Hashable, CaseIterable {
    /// The answer to the first turn must meet it.
    case first
    /// The answer to the last turn must meet it.
    case last
    /// At least one answer must meet it.
    case any
    /// All answers must meet it.
    case every
  }
}
