/// A completed or failed evaluation with all its evidence.
package struct EvaluationReport: Sendable {
  package let evaluation: Evaluation
  /// In the suite's order, as far as known.
  package let outcomes: [ScenarioOutcome]

  package init(evaluation: Evaluation, outcomes: [ScenarioOutcome]) {
    self.evaluation = evaluation
    self.outcomes = outcomes
  }

  /// The formats in which a report can be had.
  package enum Format: String, Sendable, CaseIterable {
    case json
    case markdown

    /// The media type (RFC 6838; text/markdown is RFC 7763).
    package var contentType: String {
      switch self {
      case .json: "application/json"
      case .markdown: "text/markdown; charset=utf-8"
      }
    }
  }
}
