/// Names a model version, as the registry does.
package struct ModelVersionID: RawRepresentable, Sendable, Hashable, Codable,
  CustomStringConvertible
{
  package var rawValue: String

  package init(rawValue: String) {
    self.rawValue = rawValue
  }

  package var description: String { self.rawValue }
}
