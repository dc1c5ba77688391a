/// That an event does not fit the state of its run: an error of this program, or of its store.
package struct IllegalRunEvent: Error, Hashable, Sendable, CustomStringConvertible {
  /// The run.
  package let runID: RunID
  /// Where it stands.
  package let state: RunState
  /// What was to happen.
  package let event: RunEvent

  package var description: String {
    "run \(self.runID) is \(self.state.rawValue), where this cannot happen: \(self.event)"
  }
}
