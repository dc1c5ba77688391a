import FoundationEssentials
import Logging

/// One event as a line of text, with secrets taken out.
struct LogLine {
  let time: Date
  let level: Logger.Level
  let label: String
  let message: String
  let metadata: Logger.Metadata
  let secrets: SecretRegistry

  /// The line in `format`, with its line feed.
  func rendered(as format: LogFormat) -> String {
    switch format {
    case .text: self.text
    case .json: self.json
    }
  }

  private var timestamp: String {
    self.time.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
  }

  private var text: String {
    var line = "\(self.timestamp) \(self.level.rawValue.uppercased()) \(self.label) "
    line += Self.oneLine(self.secrets.redact(self.message))
    for (key, value) in self.metadata.sorted(by: { $0.key < $1.key }) {
      let text = self.text(of: value, key: key)
      let needsQuotes = text.isEmpty || text.contains { $0 == " " || $0 == "\"" || $0 == "=" }
      line += needsQuotes ? " \(key)=\(JSONText.string(text))" : " \(key)=\(Self.oneLine(text))"
    }
    return line + "\n"
  }

  private func text(of value: Logger.MetadataValue, key: String) -> String {
    SecretName.matches(key)
      ? SecretRegistry.replacement : self.secrets.redact(value.description)
  }

  private var json: String {
    var fields = [
      ("timestamp", JSONText.string(self.timestamp)),
      ("level", JSONText.string(self.level.rawValue)),
      ("logger", JSONText.string(self.label)),
      ("message", JSONText.string(self.secrets.redact(self.message))),
    ]
    for (key, value) in self.metadata.sorted(by: { $0.key < $1.key }) {
      fields.append((key, self.json(of: value, key: key)))
    }
    return JSONText.object(fields) + "\n"
  }

  private func json(of value: Logger.MetadataValue, key: String) -> String {
    if SecretName.matches(key) { return JSONText.string(SecretRegistry.replacement) }
    switch value {
    case .string(let text): return JSONText.string(self.secrets.redact(text))
    case .stringConvertible(let value):
      return JSONText.string(self.secrets.redact(value.description))
    case .array(let values):
      return "[" + values.map { self.json(of: $0, key: "") }.joined(separator: ",") + "]"
    case .dictionary(let values):
      let sorted = values.sorted { $0.key < $1.key }
      return JSONText.object(sorted.map { ($0.key, self.json(of: $0.value, key: $0.key)) })
    }
  }

  /// Escapes what would break or disguise a line: one event must stay one line.
  private static func oneLine(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) else {
      return text
    }
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.properties.generalCategory == .control {
        result += "\\u{\(String(scalar.value, radix: 16))}"
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
  }
}
