import HTTPClient
import HTTPTypes
import ModelRuntime
import Synchronization
import TestSupport
import Testing

struct OpenAICompatibleModelTests {
  private static let question = [ChatMessage(role: .user, content: "Are you open?")]
  private static let answer =
    #"{"id":"c1","object":"chat.completion","created":1,"model":"m","choices":[{"index":0,"message":"#
    + #"{"role":"assistant","content":"Yes."},"finish_reason":"stop"}],"#
    + #""usage":{"prompt_tokens":5,"completion_tokens":2,"total_tokens":7}}"#

  private static func endpoint(
    _ server: FakeHTTPServer, _ authentication: ChatEndpoint.Authentication = .none,
    quirks: ChatQuirks = .vLLM
  ) -> ChatEndpoint {
    ChatEndpoint(
      provider: "fake", baseURL: server.url("/v1"), authentication: authentication, model: "m",
      quirks: quirks)
  }

  private static func model(
    _ endpoint: ChatEndpoint, policy: RetryPolicy = .never, time: TimeSource = .system
  ) -> OpenAICompatibleModel {
    OpenAICompatibleModel(
      endpoint, client: RetryingClient(CurlClient(), policy: policy, time: time), time: time)
  }

  private static func collect(
    _ stream: AsyncThrowingStream<ChatChunk, any Error>
  ) async throws -> (words: [String], reply: ChatReply?) {
    var words: [String] = []
    var reply: ChatReply?
    for try await chunk in stream {
      switch chunk {
      case .delta(let piece): words.append(piece)
      case .completed(let whole): reply = whole
      }
    }
    return (words, reply)
  }

  // MARK: - Whole answers

  @Test func `a chat is answered`() async throws {
    try await FakeHTTPServer.with({ _ in .json(Self.answer) }) { server in
      let model = Self.model(Self.endpoint(server, .bearer { _ in "sk-secret" }))
      let reply = try await model.complete(messages: Self.question)
      #expect(reply == ChatReply(content: "Yes.", promptTokens: 5, completionTokens: 2))
      let request = try #require(server.requests.first)
      #expect(request.method == "POST")
      #expect(request.target == "/v1/chat/completions")
      #expect(request.header("authorization") == "Bearer sk-secret")
      #expect(request.header("content-type") == "application/json")
      #expect(
        request.text == #"{"messages":[{"content":"Are you open?","role":"user"}],"model":"m"}"#)
      #expect(model.identity == ModelIdentity(provider: "fake", digest: "m"))
    }
  }

  @Test func `a token that expired is made anew, once`() async throws {
    let asked = Mutex<[Bool]>([])
    try await FakeHTTPServer.with({
      $0.header("api-key") == "new-key"
        ? .json(Self.answer) : .json(#"{"error":{"message":"expired"}}"#, status: 401)
    }) { server in
      let name = try #require(HTTPField.Name("api-key"))
      let endpoint = Self.endpoint(
        server,
        .header(name) { isRefused in
          asked.withLock { $0.append(isRefused) }
          return isRefused ? "new-key" : "old-key"
        })
      _ = try await Self.model(endpoint).complete(messages: Self.question)
      #expect(asked.withLock { $0 } == [false, true])
      let stubborn = Self.endpoint(server, .header(name) { _ in "wrong-key" })
      await #expect(throws: ModelRuntimeError.unauthorized(provider: "fake")) {
        try await Self.model(stubborn).complete(messages: Self.question)
      }
      #expect(server.requests.count == 3)
    }
  }

  @Test(arguments: [
    (
      429, #"{"error":{"message":"slow down","code":"rate_limit_exceeded"}}"#,
      ModelRuntimeError.rateLimited(provider: "fake", retryAfter: .seconds(7))
    ),
    (429, #"{"error":{"message":"pay","code":"insufficient_quota"}}"#, .quota(provider: "fake")),
    (401, "{}", .unauthorized(provider: "fake")),
    (
      400, #"{"error":{"message":"m","code":"content_filter"}}"#,
      .contentFiltered(provider: "fake", categories: [])
    ),
    (
      404, #"{"detail":"Not Found"}"#,
      .provider(provider: "fake", status: 404, code: nil, message: "Not Found")
    ),
    (
      503, #"{"error":{"code":503,"message":"Loading model","type":"unavailable_error"}}"#,
      .provider(provider: "fake", status: 503, code: "503", message: "Loading model")
    ),
    (504, "late", .timedOut(provider: "fake")),
    (200, "{}", .malformedReply(provider: "fake", reason: "it holds no message")),
    (
      200, #"{"choices":[{"message":{"content":"half"},"finish_reason":"content_filter"}]}"#,
      .contentFiltered(provider: "fake", categories: [])
    ),
  ])
  func `a refusal has its own error`(
    status: Int, body: String, expected: ModelRuntimeError
  ) async throws {
    try await FakeHTTPServer.with({ _ in
      .json(body, status: status, headers: [("Retry-After", "7")])
    }) { server in
      let model = Self.model(Self.endpoint(server))
      await #expect(throws: expected) { try await model.complete(messages: Self.question) }
      guard status != 200 else { return }
      await #expect(throws: expected) {
        try await Self.collect(model.stream(messages: Self.question, options: .defaults))
      }
    }
  }

  @Test func `what passes is asked again, and a quota is not`() async throws {
    let time = InstantTime()
    try await FakeHTTPServer.with({ request in
      request.text.contains("open")
        ? .json("{}", status: 503) : .json(#"{"error":{"code":"insufficient_quota"}}"#, status: 429)
    }) { server in
      let model = Self.model(Self.endpoint(server), policy: RetryPolicy(), time: time.source())
      await #expect(throws: ModelRuntimeError.self) {
        try await model.complete(messages: Self.question)
      }
      #expect(server.requests.count == 5)
      await #expect(throws: ModelRuntimeError.quota(provider: "fake")) {
        try await model.complete(messages: [ChatMessage(role: .user, content: "Hello")])
      }
      #expect(server.requests.count == 6)
    }
  }

  @Test func `errors repeat no secret`() async throws {
    try await FakeHTTPServer.with({ request in
      .json(
        #"{"error":{"message":"bad key \#(request.header("authorization") ?? "")"}}"#, status: 403)
    }) { server in
      let model = Self.model(Self.endpoint(server, .bearer { _ in "sk-0123456789" }))
      let error = await #expect(throws: ModelRuntimeError.self) {
        try await model.complete(messages: Self.question)
      }
      #expect(error?.description.contains("[redacted]") == true)
      #expect(error?.description.contains("sk-0123456789") == false)
    }
  }

  @Test func `an endpoint is asked where its policy allows it`() async throws {
    try await FakeHTTPServer.with({ _ in .json(Self.answer) }) { server in
      let endpoint = Self.endpoint(server)
      for (isLocal, works) in [(true, true), (false, false)] {
        let client = CurlClient(configuration: .init(egress: try endpoint.egress(isLocal: isLocal)))
        let model = OpenAICompatibleModel(endpoint, client: RetryingClient(client, policy: .never))
        if works {
          _ = try await model.complete(messages: Self.question)
        } else {
          let error = await #expect(throws: ModelRuntimeError.self) {
            try await model.complete(messages: Self.question)
          }
          guard case .misconfigured = try #require(error) else {
            Issue.record("\(String(describing: error))")
            return
          }
        }
      }
      #expect(server.requests.count == 1)
    }
  }

  @Test func `a chat without a question is not sent`() async throws {
    try await FakeHTTPServer.with({ _ in .json(Self.answer) }) { server in
      let model = Self.model(Self.endpoint(server))
      await #expect(throws: ModelRuntimeError.nothingToAnswer) {
        try await model.complete(messages: [ChatMessage(role: .system, content: "x")])
      }
      #expect(server.requests.isEmpty)
    }
  }

  // MARK: - Streams

  @Test(arguments: ["\n", "\r\n", "\r"])
  func `a stream is answered word by word, however it is cut`(end: String) async throws {
    let text = ChatStreamSample.events(ChatStreamSample.whole, end: end)
    let script = ScriptedResponse.events(text, cuts: Array(1..<text.utf8.count))
    try await FakeHTTPServer.with({ _ in script }) { server in
      let model = Self.model(Self.endpoint(server))
      let (words, reply) = try await Self.collect(
        model.stream(messages: Self.question, options: .defaults))
      #expect(words.joined() == "Hi 👩‍⚕️ there")
      #expect(
        reply == ChatReply(content: "Hi 👩‍⚕️ there", promptTokens: 9, completionTokens: 2))
      #expect(server.requests.first?.text.contains("\"stream\":true") == true)
    }
  }

  @Test(arguments: [
    (
      ScriptedResponse.events(ChatStreamSample.events([ChatStreamSample.hello])),
      ModelRuntimeError.truncated(provider: "fake")
    ),
    (
      ScriptedResponse.wrongLength(
        announced: 100_000,
        body: Array(ChatStreamSample.events([ChatStreamSample.hello]).utf8)),
      .truncated(provider: "fake")
    ),
    (
      ScriptedResponse.events(
        ChatStreamSample.events([ChatStreamSample.hello, ChatStreamSample.error, "[DONE]"])),
      .provider(provider: "fake", status: 200, code: "server_error", message: "overloaded")
    ),
  ])
  func `a stream that is not whole is an error, after its words`(
    script: ScriptedResponse, expected: ModelRuntimeError
  ) async throws {
    try await FakeHTTPServer.with({ _ in script }) { server in
      let model = Self.model(Self.endpoint(server))
      let words = Mutex<[String]>([])
      await #expect(throws: expected) {
        for try await chunk in model.stream(messages: Self.question, options: .defaults) {
          if case .delta(let word) = chunk { words.withLock { $0.append(word) } }
        }
      }
      #expect(words.withLock { $0 } == ["Hi 👩‍⚕️"])
    }
  }

  @Test func `two data lines make one event`() async throws {
    let halves = ChatStreamSample.hello.split(separator: ",", maxSplits: 1)
    let text =
      "data: \(halves[0]),\ndata: \(halves[1])\n\n"
      + ChatStreamSample.events([ChatStreamSample.stop, "[DONE]"])
    try await FakeHTTPServer.with({ _ in .events(text) }) { server in
      let model = Self.model(Self.endpoint(server))
      let (words, _) = try await Self.collect(
        model.stream(messages: Self.question, options: .defaults))
      #expect(words == ["Hi 👩‍⚕️"])
    }
  }

  @Test func `signs of life without a word do not extend the wait`() async throws {
    let clock = ManualClock()
    let comments = Array(": keep-alive\n\n".utf8)
    let head = ScriptedResponse.head(
      200, [("Content-Type", "text/event-stream"), ("Connection", "close")])
    let script = ScriptedResponse([.send(head)] + Self.commentsForever(comments))
    try await FakeHTTPServer.with({ _ in script }) { server in
      let model = Self.model(Self.endpoint(server), time: clock.timeSource)
      let task = Task {
        try await Self.collect(model.stream(messages: Self.question, options: .defaults)).words
      }
      try await eventually("the model is waited for") { clock.sleeperCount == 1 }
      clock.advance(by: .seconds(30))
      await #expect(throws: ModelRuntimeError.timedOut(provider: "fake")) { try await task.value }
      try await eventually("the connection is closed") { server.openConnections == 0 }
    }
  }

  /// Comments, some time apart, for as long as anybody listens.
  private static func commentsForever(_ comment: [UInt8]) -> [ScriptedResponse.Step] {
    (0..<10_000).flatMap { _ in
      [.send(comment), ScriptedResponse.Step.wait { try await Task.sleep(for: .milliseconds(5)) }]
    }
  }

  @Test func `leaving a stream closes its connection`() async throws {
    let script = ScriptedResponse([
      .send(ScriptedResponse.head(200, [("Connection", "close")])),
      .send(Array(ChatStreamSample.events([ChatStreamSample.hello]).utf8)), .stall,
    ])
    try await FakeHTTPServer.with({ _ in script }) { server in
      let model = Self.model(Self.endpoint(server))
      for try await chunk in model.stream(messages: Self.question, options: .defaults) {
        #expect(chunk == .delta("Hi 👩‍⚕️"))
        break
      }
      try await eventually("the connection is closed") { server.openConnections == 0 }
    }
  }

  @Test func `cancelling a completion closes its connection`() async throws {
    try await FakeHTTPServer.with({ _ in .silence }) { server in
      let model = Self.model(Self.endpoint(server))
      let task = Task { try await model.complete(messages: Self.question) }
      try await eventually("the request is there") { server.requests.count == 1 }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      try await eventually("the connection is closed") { server.openConnections == 0 }
    }
  }
}
