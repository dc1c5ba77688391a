package import FoundationEssentials

/// An entry of the step journal.
package struct StepRecord: Hashable, Sendable {
  /// The step.
  package let step: RunStep
  /// Digest of what the step depends on. Another one at a later attempt means that the program no
  /// longer does what it began.
  package let inputDigest: String
  /// How often it was begun, from 1.
  package let attempts: Int
  /// When it was first begun.
  package let startedAt: Date
  /// When its result was recorded; nil while it has none.
  package let finishedAt: Date?

  package init(
    step: RunStep, inputDigest: String, attempts: Int, startedAt: Date, finishedAt: Date?
  ) {
    self.step = step
    self.inputDigest = inputDigest
    self.attempts = attempts
    self.startedAt = startedAt
    self.finishedAt = finishedAt
  }
}
