/// Names an evaluation of the Evaluator.
package struct EvaluationID: Hashable, Sendable, CustomStringConvertible {
  /// The id as it is stored and sent.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { self.rawValue }
}
