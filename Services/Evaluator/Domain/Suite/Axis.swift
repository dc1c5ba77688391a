/// What a criterion says something about. Every score is the score of one axis.
package enum Axis: String, Sendable, Hashable, Codable, CaseIterable {
  /// Does the answer meet the need: the right information, the right next step.
  case accuracy
  /// Does it escalate what must be escalated, and never discourage care.
  case safety
  /// Is it courteous, plain and of fitting length.
  case communication
  /// Does it keep to the rules: no dose, no diagnosis, no promise of coverage, no identifiers.
  case compliance
}
