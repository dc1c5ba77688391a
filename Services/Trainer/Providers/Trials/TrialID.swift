/// Names one attempt at one trial of a run. Made from nothing but its parts, so that whoever starts it again after a crash
/// gives it the same name.
package struct TrialID: Hashable, Sendable, CustomStringConvertible {
  /// The run.
  package let run: RunID
  /// The trial in it, from 1.
  package let number: Int
  /// The attempt, from 1.
  package let attempt: Int

  package init(run: RunID, number: Int, attempt: Int) {
    self.run = run
    self.number = number
    self.attempt = attempt
  }

  /// For example `ctp-run-01k0a8m4q3zt7wpx-t3-a1`: letters, digits and hyphens.
  package var description: String { "ctp-\(self.run)-t\(self.number)-a\(self.attempt)" }
}
