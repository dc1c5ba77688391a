package import FoundationEssentials

/// What a person decided on a conversation that was held back.
package struct ReviewDecision: Hashable, Sendable {
  /// What may become of it.
  package enum Outcome: String, Sendable {
    /// It may become a sample; its quality still counts.
    case approved
    /// It never becomes a sample.
    case rejected
  }

  package var outcome: Outcome
  /// Who decided.
  package var decidedBy: String
  package var decidedAt: Date
  /// In the decider's words.
  package var reason: String

  package init(outcome: Outcome, decidedBy: String, decidedAt: Date, reason: String) {
    self.outcome = outcome
    self.decidedBy = decidedBy
    self.decidedAt = decidedAt
    self.reason = reason
  }
}
