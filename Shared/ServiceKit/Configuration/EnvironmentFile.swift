/// The settings in a file of `NAME=value` lines.
///
/// Understands what shells and Docker understand: blank lines, `#` comments, `export`, and values
/// in single or double quotes. Nothing is substituted inside values.
struct EnvironmentFile {
  /// In no particular order; of a repeated name the last value counts.
  let values: [String: String]

  /// Reads the text of a file; errors name `path` and the line.
  init(_ text: String, path: String) throws(ConfigurationError) {
    var values: [String: String] = [:]
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let line = trimmed(line)
      if line.isEmpty || line.hasPrefix("#") { continue }
      guard let (name, value) = Self.assignment(line) else {
        throw .malformedLine(file: path, line: index + 1)
      }
      values[name] = value
    }
    self.values = values
  }

  private static func assignment(_ line: Substring) -> (name: String, value: String)? {
    guard let equals = line.firstIndex(of: "=") else { return nil }
    var name = trimmed(line[..<equals])
    if name.hasPrefix("export ") { name = trimmed(name.dropFirst("export ".count)) }
    guard !name.isEmpty,
      name.allSatisfy({ $0 == "_" || $0.isASCII && ($0.isLetter || $0.isNumber) })
    else { return nil }
    guard let value = self.value(trimmed(line[line.index(after: equals)...])) else { return nil }
    return (String(name), value)
  }

  private static func value(_ text: Substring) -> String? {
    guard let quote = text.first, quote == "\"" || quote == "'" else {
      // An unquoted value ends where a comment begins.
      guard let comment = text.firstRange(of: " #") else { return String(text) }
      return String(trimmed(text[..<comment.lowerBound]))
    }
    let content = text.dropFirst()
    guard let end = content.firstIndex(of: quote) else { return nil }
    let rest = trimmed(content[content.index(after: end)...])
    return rest.isEmpty || rest.hasPrefix("#") ? String(content[..<end]) : nil
  }
}

private func trimmed(_ text: Substring) -> Substring {
  var text = text
  while text.first?.isWhitespace == true { text.removeFirst() }
  while text.last?.isWhitespace == true { text.removeLast() }
  return text
}
