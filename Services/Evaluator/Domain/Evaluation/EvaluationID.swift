/// Names an evaluation.
package struct EvaluationID: RawRepresentable, Sendable, Hashable, Codable,
  CustomStringConvertible
{
  package var rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package var description: String { self.rawValue }
}
