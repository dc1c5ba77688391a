import ServiceKit

/// Writes JSON (RFC 8259) whose members keep the order in which they are given: trainers show the
/// first columns first, and people read them.
enum JSONLine {
  /// An object; the values are JSON already.
  static func object(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\(self.string($0.name)):\($0.value)" }.joined(separator: ",") + "}"
  }

  /// An array; the items are JSON already.
  static func array(_ items: [String]) -> String { "[" + items.joined(separator: ",") + "]" }

  /// A text. Escapes what YAML 1.1 does not take either, so that JSON is YAML.
  static func string(_ text: String) -> String {
    JSONText.string(text) { scalar in
      switch scalar {
      case "\u{80}"..."\u{9f}", "\u{2028}", "\u{2029}", "\u{feff}": true
      default: false
      }
    }
  }
}
