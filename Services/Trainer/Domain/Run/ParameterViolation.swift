/// A parameter outside its range.
package struct ParameterViolation: Hashable, Sendable, CustomStringConvertible {
  /// The parameter, as the public interface names it.
  package let field: String
  /// What was given.
  package let value: String
  /// What is allowed, for example "1 to 1024".
  package let allowed: String

  package init(field: String, value: String, allowed: String) {
    self.field = field
    self.value = value
    self.allowed = allowed
  }

  package var description: String {
    "\(self.field) is \(self.value), but must be \(self.allowed)"
  }
}
