/// Writes JSON (RFC 8259) for small, flat things whose members keep their order, without the encoder's
/// detour.
package enum JSONText {
  /// An object with its members in the given order; the values are JSON already.
  package static func object(_ members: [(key: String, value: String)]) -> String {
    "{" + members.map { "\(self.string($0.key)):\($0.value)" }.joined(separator: ",") + "}"
  }

  /// A string.
  ///
  /// - Parameter isUnsafe: What is escaped besides what must be.
  package static func string(
    _ text: String, escaping isUnsafe: (Unicode.Scalar) -> Bool = { _ in false }
  ) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<"\u{20}", "\u{7f}",
        _ where isUnsafe(scalar):
        let hex = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  /// A number; `null` for what JSON has no number for.
  static func number(_ value: Double) -> String {
    value.isFinite ? "\(value)" : "null"
  }
}
