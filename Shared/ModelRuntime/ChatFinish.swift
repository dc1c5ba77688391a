/// Why an answer ends where it ends.
public enum ChatFinish: Hashable, Sendable {
  /// The model had said everything.
  case stop
  /// It reached the most tokens that were allowed.
  case length
  /// The provider's filter cut it off.
  case contentFilter
  /// Something this build does not know, in the provider's word.
  case other(String)

  /// Reads a provider's word (`finish_reason`).
  public init(_ word: String) {
    switch word {
    case "stop", "eos_token", "stop_sequence": self = .stop
    case "length": self = .length
    case "content_filter": self = .contentFilter
    default: self = .other(word)
    }
  }

  /// The word of OpenAI's interface, or the provider's own.
  public var word: String {
    switch self {
    case .stop: "stop"
    case .length: "length"
    case .contentFilter: "content_filter"
    case .other(let word): word
    }
  }
}

extension ChatFinish: Codable {
  public init(from decoder: any Decoder) throws {
    self.init(try decoder.singleValueContainer().decode(String.self))
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(self.word)
  }
}
