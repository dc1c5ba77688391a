import FoundationEssentials
import HTTPClient

/// What a provider says of its refusal, in whichever of the forms that OpenAI-like hosts have.
struct ProviderErrorBody: Sendable, Equatable {
  /// What is kept of a message.
  static let maximumBytes = 8 << 10

  /// The provider's name for it, a number as text; nil where there is none.
  var code: String?
  /// What kind it is; nil where it does not say.
  var type: String?
  /// In the provider's words.
  var message: String
  /// The categories of a content filter that refused.
  var filtered: [String] = []

  /// Whether the content of the request was refused.
  var isContentFilter: Bool {
    ["content_filter", "contentFilter", "ResponsibleAIPolicyViolation"].contains(self.code ?? "")
      || !self.filtered.isEmpty
  }

  /// Whether what the account may spend is used up.
  var isQuota: Bool {
    let names = ["insufficient_quota", "quotaExceeded", "billing_hard_limit_reached"]
    return [self.code, self.type].contains { name in name.map(names.contains) ?? false }
  }

  /// Reads a body: an `error` object, an `error` text, `detail` as text or as a list, `errors`, `error_message`, an
  /// object of the kind "error", a `message`, and else the text itself.
  init(_ body: [UInt8], redactor: Redactor) {
    if let form = try? JSONDecoder().decode(Form.self, from: Data(body)) {
      self = form.body
    } else {
      self.init(message: String(decoding: body.prefix(Self.maximumBytes), as: UTF8.self))
    }
    // Redacted first: a secret that is cut in half is not found.
    self.message = Self.shorten(redactor.redact(self.message))
    self.code = self.code.map { redactor.redact(String($0.prefix(100))) }
  }

  private init(
    code: String? = nil, type: String? = nil, message: String, filtered: [String] = []
  ) {
    self.code = code
    self.type = type
    self.message = message
    self.filtered = filtered
  }

  private static func shorten(_ text: String) -> String {
    guard text.utf8.count > self.maximumBytes else { return text }
    // Cut between characters: a byte too many at the end becomes a replacement mark otherwise.
    var short = String(decoding: text.utf8.prefix(self.maximumBytes), as: UTF8.self)
    while short.utf8.count > self.maximumBytes || short.last == "\u{FFFD}" { short.removeLast() }
    return short
  }

  // MARK: - Forms

  /// A text or a number, as text.
  private struct Name: Decodable {
    var text: String?

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let text = try? container.decode(String.self) {
        self.text = text
      } else if let number = try? container.decode(Int.self) {
        self.text = String(number)
      }
    }
  }

  private struct Inner: Decodable {
    var code: Name?
    var filters: ChatWire.ContentFilters?

    private enum CodingKeys: String, CodingKey {
      case code
      case filters = "content_filter_result"
    }
  }

  private struct Object: Decodable {
    var code: Name?
    var type: Name?
    var message: Name?
    var innererror: Inner?
    var innerError: Inner?

    private enum CodingKeys: String, CodingKey {
      case code, type, message, innererror
      case innerError = "inner_error"
    }

    var body: ProviderErrorBody {
      let inner = self.innererror ?? self.innerError
      return ProviderErrorBody(
        code: self.code?.text ?? inner?.code?.text, type: self.type?.text,
        message: self.message?.text ?? "without a word", filtered: inner?.filters?.filtered ?? [])
    }
  }

  /// What FastAPI says of a field.
  private struct Complaint: Decodable {
    var msg: String
    var loc: [Name]?

    var text: String {
      let place = (self.loc ?? []).compactMap(\.text).joined(separator: ".")
      return place.isEmpty ? self.msg : "\(place): \(self.msg)"
    }
  }

  /// Any of the forms; throws for none of them.
  private struct Form: Decodable {
    var body: ProviderErrorBody

    private enum CodingKeys: String, CodingKey {
      case error, detail, errors, object, message, code, type
      case errorMessage = "error_message"
    }

    init(from decoder: any Decoder) throws {
      let container = try decoder.container(keyedBy: CodingKeys.self)
      func value<Value: Decodable>(_ key: CodingKeys, _ type: Value.Type) -> Value? {
        try? container.decode(type, forKey: key)
      }
      let code = value(.code, Name.self)?.text ?? value(.type, Name.self)?.text
      if let object = value(.error, Object.self) {
        self.body = object.body
      } else if let text = value(.error, String.self) {
        self.body = ProviderErrorBody(code: code, message: text)
      } else if let text = value(.detail, String.self) {
        self.body = ProviderErrorBody(code: code, message: text)
      } else if let complaints = value(.detail, [Complaint].self) {
        self.body = ProviderErrorBody(
          code: code, message: complaints.map(\.text).joined(separator: "; "))
      } else if let objects = value(.errors, [Object].self), !objects.isEmpty {
        self.body = ProviderErrorBody(
          code: code, message: objects.map(\.body.message).joined(separator: "; "))
      } else if let text = value(.errorMessage, String.self) {
        self.body = ProviderErrorBody(code: code, message: text)
      } else {
        self.body = ProviderErrorBody(
          code: code, message: try container.decode(String.self, forKey: .message))
      }
    }
  }
}
