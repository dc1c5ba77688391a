/// Names a model version of the Trainer.
struct ModelVersionID: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
  let rawValue: String

  init(rawValue: String) { self.rawValue = rawValue }

  init(_ rawValue: String) { self.rawValue = rawValue }

  var description: String { self.rawValue }
}
