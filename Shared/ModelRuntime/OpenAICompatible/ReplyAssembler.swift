import FoundationEssentials
import HTTPClient

/// Puts a streamed answer together, and says what is wrong with one that is not whole.
///
/// The rules: all chunks have the same id; a chunk may have no choices (Azure's first, and the last with the usage); an
/// error may come in the middle although the status said success; only `[DONE]` ends an answer.
struct ReplyAssembler {
  private let provider: String
  private let redactor: Redactor
  private var id: String?
  private var content = ""
  private var finish: String?
  private var usage: ChatWire.Usage?
  private var filtered: [String] = []
  private(set) var isDone = false

  init(provider: String, redactor: Redactor = Redactor()) {
    self.provider = provider
    self.redactor = redactor
  }

  /// Takes the data of an event.
  ///
  /// - Returns: The next words; nil when there are none.
  /// - Throws: `ModelRuntimeError`.
  mutating func take(_ data: String) throws(ModelRuntimeError) -> String? {
    guard !self.isDone else { return nil }
    if data.trimmingBlanks == "[DONE]" {
      self.isDone = true
      return nil
    }
    let bytes = Array(data.utf8)
    guard let chunk = try? JSONDecoder().decode(ChatWire.Reply.self, from: Data(bytes)) else {
      throw self.failure(bytes)
    }
    guard chunk.error == nil, chunk.choices != nil || chunk.usage != nil else {
      throw self.failure(bytes)
    }
    try self.checkID(chunk.id)
    if let usage = chunk.usage { self.usage = usage }
    return self.takeChoice(chunk.choices?.first { $0.index ?? 0 == 0 })
  }

  private mutating func takeChoice(_ choice: ChatWire.Choice?) -> String? {
    guard let choice else { return nil }
    if let reason = choice.finishReason { self.finish = reason }
    self.filtered += choice.filters?.filtered ?? []
    let words = choice.delta?.words ?? ""
    self.content += words
    return words.isEmpty ? nil : words
  }

  /// The whole answer, at the end of the stream.
  ///
  /// - Throws: `ModelRuntimeError`.
  func reply() throws(ModelRuntimeError) -> ChatReply {
    guard self.isDone else { throw .truncated(provider: self.provider) }
    return try Self.reply(
      self.content, finish: self.finish, usage: self.usage, filtered: self.filtered,
      provider: self.provider)
  }

  /// An answer from its parts.
  ///
  /// - Throws: `ModelRuntimeError.contentFiltered`.
  static func reply(
    _ content: String, finish: String?, usage: ChatWire.Usage?, filtered: [String],
    provider: String
  ) throws(ModelRuntimeError) -> ChatReply {
    let finish = ChatFinish(finish ?? "stop")
    if finish == .contentFilter {
      throw .contentFiltered(provider: provider, categories: filtered)
    }
    return ChatReply(
      content: content, promptTokens: usage?.promptTokens ?? 0,
      completionTokens: usage?.completionTokens ?? 0, finish: finish)
  }

  private mutating func checkID(_ id: String?) throws(ModelRuntimeError) {
    guard let id, !id.isEmpty else { return }
    if let known = self.id, known != id {
      throw .malformedReply(
        provider: self.provider, reason: "the pieces of a stream belong to different answers")
    }
    self.id = id
  }

  /// What a piece that is no chunk says.
  private func failure(_ bytes: [UInt8]) -> ModelRuntimeError {
    let error = ProviderErrorBody(bytes, redactor: self.redactor)
    return ProviderRefusal.error(
      provider: self.provider, status: 200, body: error, retryAfter: nil)
  }
}

extension String {
  /// The text without blanks at its ends.
  var trimmingBlanks: Substring {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return text.drop { $0.isWhitespace }
  }
}
