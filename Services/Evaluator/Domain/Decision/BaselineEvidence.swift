/// What is known of the model version that would be replaced.
package enum BaselineEvidence: Sendable, Hashable {
  /// A first version: there is nothing to compare with.
  case none
  /// There is a baseline, but it shares no graded scenario with the candidate.
  case missing
  case compared(Comparison)
}
