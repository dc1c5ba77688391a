import FoundationEssentials
public import HTTPClient
import HTTPTypes
import Synchronization

/// A model behind an endpoint that speaks OpenAI's format.
///
/// Cancelling the task, or leaving the stream, closes the connection: the provider stops computing.
public struct OpenAICompatibleModel: ChatModel {
  /// The most bytes of an answer that is not streamed.
  private static let maximumReplyBytes = 16 << 20

  /// Where it is.
  public let endpoint: ChatEndpoint
  private let client: RetryingClient
  private let time: TimeSource

  /// - Parameters:
  ///   - endpoint: Where it is, and how it is asked.
  ///   - client: Sends; its policy of egress should be the endpoint's own. May be shared by models of one provider.
  ///   - time: Measures how long words are waited for.
  public init(_ endpoint: ChatEndpoint, client: RetryingClient, time: TimeSource = .system) {
    self.endpoint = endpoint
    self.client = client
    self.time = time
  }

  /// The provider, and the model's name there.
  public var identity: ModelIdentity {
    ModelIdentity(provider: self.endpoint.provider, digest: self.endpoint.model)
  }

  // MARK: - Whole answers

  /// Answers a chat.
  public func complete(
    messages: [ChatMessage], options: ChatOptions
  ) async throws -> ChatReply {
    try await self.mappingErrors {
      let body = try self.body(messages, options, isStream: false)
      let (response, redactor) = try await self.authenticated { headers in
        var request = self.request(headers, body)
        request.maximumResponseBytes = Self.maximumReplyBytes
        let response = try await self.client.send(request, isFinal: ProviderRefusal.isFinal)
        return (response, response.status.code)
      }
      guard response.status.kind == .successful else {
        throw ProviderRefusal.error(
          provider: self.endpoint.provider, response, redactor: redactor)
      }
      return try self.reply(response.body)
    }
  }

  private func reply(_ body: [UInt8]) throws(ModelRuntimeError) -> ChatReply {
    let provider = self.endpoint.provider
    guard let reply = try? JSONDecoder().decode(ChatWire.Reply.self, from: Data(body)),
      let choice = reply.choices?.first, let message = choice.message
    else { throw .malformedReply(provider: provider, reason: "it holds no message") }
    return try ReplyAssembler.reply(
      message.words, finish: choice.finishReason, usage: reply.usage,
      filtered: choice.filters?.filtered ?? [], provider: provider)
  }

  // MARK: - Streams

  /// Answers a chat word by word.
  public func stream(
    messages: [ChatMessage], options: ChatOptions
  ) -> AsyncThrowingStream<ChatChunk, any Error> {
    AsyncThrowingStream { continuation in
      let task = Task {
        do {
          let (reply, body) = try await self.mappingErrors {
            try await self.relay(messages, options) { continuation.yield(.delta($0)) }
          }
          continuation.yield(.completed(reply))
          await self.drain(body)
          continuation.finish()
        } catch {
          continuation.finish(throwing: error)
        }
      }
      continuation.onTermination = { _ in task.cancel() }
    }
  }

  private func relay(
    _ messages: [ChatMessage], _ options: ChatOptions, _ yield: @escaping @Sendable (String) -> Void
  ) async throws -> (ChatReply, ResponseBody) {
    let body = try self.body(messages, options, isStream: true)
    let (opened, redactor) = try await self.authenticated { headers in
      let opened = try await self.client.open(
        self.request(headers, body), isFinal: ProviderRefusal.isFinal)
      if case .refusal(let response) = opened { return (opened, response.status.code) }
      return (opened, 200)
    }
    switch opened {
    case .refusal(let response):
      throw ProviderRefusal.error(provider: self.endpoint.provider, response, redactor: redactor)
    case .stream(let stream):
      return (try await self.read(stream.body, redactor, yield), stream.body)
    }
  }

  /// Reads what follows the mark of the end, which is the end of the body as a rule: the connection can be used again
  /// then. Not for long, since the answer is whole.
  private func drain(_ body: ResponseBody) async {
    await withTaskGroup(of: Void.self) { group in
      group.addTask { _ = try? await body.collect(upTo: 1 << 16) }
      group.addTask { try? await Task.sleep(for: .milliseconds(250)) }
      await group.next()
      group.cancelAll()
    }
  }

  /// Reads a stream to its end, and ends it when no word comes for too long: what keeps a connection alive says
  /// nothing of the model.
  private func read(
    _ body: ResponseBody, _ redactor: Redactor, _ yield: @escaping @Sendable (String) -> Void
  ) async throws -> ChatReply {
    let lastWord = LastWord(self.time.elapsed())
    return try await withThrowingTaskGroup(of: ChatReply?.self) { group in
      group.addTask {
        try await self.assemble(body, redactor) { words in
          lastWord.note(self.time.elapsed())
          if let words { yield(words) }
        }
      }
      group.addTask {
        try await self.watch(lastWord)
        return nil
      }
      defer { group.cancelAll() }
      guard let first = try await group.next(), let reply = first else {
        throw ModelRuntimeError.timedOut(provider: self.endpoint.provider)
      }
      return reply
    }
  }

  private func assemble(
    _ body: ResponseBody, _ redactor: Redactor, _ note: (String?) -> Void
  ) async throws -> ChatReply {
    var assembler = ReplyAssembler(provider: self.endpoint.provider, redactor: redactor)
    do {
      for try await event in body.serverSentEvents() {
        note(try assembler.take(event.data))
        if assembler.isDone { break }
      }
    } catch OutboundError.interrupted {
      throw ModelRuntimeError.truncated(provider: self.endpoint.provider)
    } catch let error as ServerSentEventTooLarge {
      throw ModelRuntimeError.malformedReply(
        provider: self.endpoint.provider, reason: error.description)
    }
    return try assembler.reply()
  }

  /// Returns when no word came for too long.
  private func watch(_ lastWord: LastWord) async throws {
    let limit = self.endpoint.patience.betweenWords
    while true {
      let rest = lastWord.time + limit - self.time.elapsed()
      guard rest > .zero else { return }
      try await self.time.sleep(rest)
    }
  }

  /// When the last word came.
  private final class LastWord: Sendable {
    private let value: Mutex<Duration>

    init(_ time: Duration) { self.value = Mutex(time) }

    var time: Duration { self.value.withLock { $0 } }
    func note(_ time: Duration) { self.value.withLock { $0 = time } }
  }

  // MARK: - Requests

  private func body(
    _ messages: [ChatMessage], _ options: ChatOptions, isStream: Bool
  ) throws -> [UInt8] {
    guard messages.contains(where: { $0.role == .user }) else {
      throw ModelRuntimeError.nothingToAnswer
    }
    let encoder = JSONEncoder()
    // The same question is the same bytes: providers find it in their caches.
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let request = ChatWire.Request(messages, options, to: self.endpoint, isStream: isStream)
    return [UInt8](try encoder.encode(request))
  }

  private func request(_ credential: HTTPFields, _ body: [UInt8]) -> OutboundRequest {
    var headers = credential
    headers[.contentType] = "application/json"
    let patience = self.endpoint.patience
    // A completion has no effect but its price, so it may be asked for twice.
    return OutboundRequest(
      method: .post, url: self.endpoint.url, headers: headers, body: .bytes(body),
      timeouts: Timeouts(
        total: patience.total, head: patience.firstByte, stall: patience.betweenWords),
      repetition: .guarded)
  }

  /// Makes a request with the credential, and once more with a new one when the provider refuses it.
  private func authenticated<Value>(
    _ attempt: (HTTPFields) async throws -> (Value, Int)
  ) async throws -> (Value, Redactor) {
    let credential = try await self.endpoint.credential(isRefused: false)
    let (value, status) = try await attempt(credential)
    guard status == 401, self.endpoint.hasCredential else { return (value, Redactor(credential)) }
    let renewed = try await self.endpoint.credential(isRefused: true)
    // The same one would be refused again, and count as an attack in some places.
    guard renewed != credential else { return (value, Redactor(credential)) }
    return (try await attempt(renewed).0, Redactor(renewed))
  }

  private func mappingErrors<Value>(_ body: () async throws -> Value) async throws -> Value {
    do {
      return try await body()
    } catch let error as OutboundError {
      throw ProviderRefusal.error(provider: self.endpoint.provider, error)
    }
  }
}
