import FoundationEssentials

/// What a provider says about a request that it did not do.
///
/// OpenAI's hosts and those that copy them have five forms: an object `error`, a text `error`, `detail` as a text or a
/// list of findings, the members beside `"object": "error"`, and plain text. Hugging Face has a text `error`, or a list
/// `errors`.
struct RemoteErrorBody: Hashable, Sendable {
  /// What a person may read; short, since it may repeat what it was told.
  let message: String
  /// Names the cause for programs; nil where there is none.
  let code: String?
  /// The kind of cause; nil where there is none.
  let type: String?
  /// The part of the request that is at fault; nil where that is not told.
  let parameter: String?

  /// Whether it is about an account that is used up, which no waiting changes.
  var isQuotaExhausted: Bool {
    let names: Set<String> = ["insufficient_quota", "quotaExceeded"]
    return names.contains(self.code ?? "") || names.contains(self.type ?? "")
  }

  /// Longer messages are cut.
  static let maximumCharacters = 300

  /// Reads a body in any of the forms; there is always something to say.
  init(_ body: [UInt8]) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(body)) else {
      self.init(message: String(decoding: body.prefix(8 << 10), as: UTF8.self), from: nil)
      return
    }
    switch value["error"] {
    case .some(let error) where error["message"] != nil || error["code"] != nil:
      self.init(message: error["message"]?.string ?? "", from: error)
    case .some(.string(let text)):
      // A sentence is no name of a cause.
      let isName = !text.contains(where: \.isWhitespace)
      self.init(
        message: value["error_description"]?.string ?? text,
        from: isName ? .object(["code": .string(text)]) : nil)
    default:
      self.init(message: Self.message(of: value), from: value)
    }
  }

  private init(message: String, from members: JSONValue?) {
    let words = message.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    self.message =
      words.count > Self.maximumCharacters
      ? "\(words.prefix(Self.maximumCharacters))..." : words
    switch members?["code"] {
    case .string(let code): self.code = code
    case .number(let code): self.code = Int(exactly: code).map(String.init)
    default: self.code = nil
    }
    self.type = members?["type"]?.string
    self.parameter = members?["param"]?.string ?? members?["target"]?.string
  }

  private static func message(of value: JSONValue) -> String {
    switch value["detail"] {
    case .some(.string(let text)): return text
    case .some(.array(let findings)):
      return findings.compactMap { finding in
        let place = (finding["loc"]?.items ?? []).compactMap(\.string).joined(separator: ".")
        return finding["msg"]?.string.map { place.isEmpty ? $0 : "\(place): \($0)" }
      }.joined(separator: "; ")
    default:
      let errors = (value["errors"]?.items ?? []).compactMap { $0["message"]?.string }
      return value["message"]?.string ?? errors.joined(separator: "; ")
    }
  }
}
