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
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}"..."\u{9f}", "\u{2028}", "\u{2029}", "\u{feff}":
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
