/// A mistake in a suite file, said so that its author finds it at once.
package struct SuiteProblem: Sendable, Hashable, CustomStringConvertible {
  /// File name with line, for example "front-desk.yaml:120".
  package var location: String
  /// The scenario's id, when the mistake is inside one.
  package var scenario: String?
  /// The field's path, for example "criteria[2].axis".
  package var field: String
  /// What is wrong and what would be right.
  package var message: String

  package init(location: String, scenario: String?, field: String, message: String) {
    self.location = location
    self.scenario = scenario
    self.field = field
    self.message = message
  }

  package var description: String {
    let place = self.scenario.map { "scenario \"\($0)\", " } ?? ""
    return "\(self.location): \(place)\(self.field): \(self.message)"
  }
}
