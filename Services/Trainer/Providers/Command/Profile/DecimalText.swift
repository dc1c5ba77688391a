/// Writes numbers so that JSON, YAML 1.1 and command lines read the same number.
enum DecimalText {
  /// The shortest text that gives the number back. YAML 1.1 takes `1e-05` for a text: an exponent
  /// needs a point before it.
  static func of(_ value: Double) -> String {
    if let integer = Int(exactly: value), abs(integer) < 1 << 53 { return String(integer) }
    let text = "\(value)"
    guard let exponent = text.firstIndex(of: "e"), !text[..<exponent].contains(".") else {
      return text
    }
    return text[..<exponent] + ".0" + text[exponent...]
  }
}
