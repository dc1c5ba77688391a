/// Names a model version.
package struct ModelVersionID: Hashable, Sendable, CustomStringConvertible {
  /// The id as it is stored and sent, for example `mv-01k0a8m4q3zt7wpx`.
  package let rawValue: String

  /// Takes an id as it was stored or sent.
  package init(rawValue: String) { self.rawValue = rawValue }

  /// The version that a run makes: one and the same, however often the run is resumed.
  package init(madeBy run: RunID) { self.rawValue = "mv-\(run.suffix)" }

  package var description: String { self.rawValue }
}
