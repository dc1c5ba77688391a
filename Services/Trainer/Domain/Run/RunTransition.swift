package import FoundationEssentials

/// One entry of a run's history.
package struct RunTransition: Hashable, Sendable {
  /// The state that was entered.
  package let state: RunState
  /// When.
  package let at: Date
  /// What led to it.
  package let detail: String

  package init(state: RunState, at: Date, detail: String) {
    self.state = state
    self.at = at
    self.detail = detail
  }
}
