/// What the evidence says of a model version.
package enum VerdictOutcome: String, Sendable, Hashable, Codable, CaseIterable {
  case pass
  case fail
  /// The evidence does not decide. Never deployable.
  case inconclusive

  /// The worse of two: a failure outweighs missing evidence, and both outweigh a pass.
  package func combined(with other: VerdictOutcome) -> VerdictOutcome {
    if self == .fail || other == .fail { return .fail }
    return self == .pass ? other : self
  }
}
