/// A place in a text.
struct TextPosition: Hashable, Sendable, CustomStringConvertible {
  /// From 1.
  var line: Int
  /// In bytes, from 1.
  var column: Int

  /// The beginning.
  static let start = TextPosition(line: 1, column: 1)

  var description: String { "line \(self.line), column \(self.column)" }
}
