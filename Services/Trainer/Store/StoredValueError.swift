/// That the store holds a name which this program does not know: it was written by another version.
struct StoredValueError: Error, Hashable, CustomStringConvertible {
  /// What the name should be one of.
  let type: String
  /// The name.
  let value: String

  var description: String { "the store holds the unknown \(self.type) \"\(self.value)\"" }
}
