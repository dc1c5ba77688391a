import HTTPClient
import ModelRuntime
import TestSupport
import Testing

/// The quirks of each kind of server, against a fake that has them.
struct EngineQuirksTests {
  /// Two messages of the patient in a row, and instructions.
  private static let messages = [
    ChatMessage(role: .system, content: "Be brief."), ChatMessage(role: .user, content: "Hi"),
    ChatMessage(role: .user, content: "Are you open?"),
  ]
  private static let options = ChatOptions(maxTokens: 20, seed: 7)

  private static func quirks(_ kind: FakeChatEngine.Kind) -> ChatQuirks {
    switch kind {
    case .openAI: .openAI
    case .azureV1: .azureV1
    case .azureDated: .azureDated()
    case .huggingFaceRouter: .huggingFaceRouter
    case .huggingFaceEndpoint: .huggingFaceEndpoint
    case .vLLM: .vLLM
    case .sgLang: .sgLang
    case .textGenerationInference: .textGenerationInference
    case .llamaCpp: .llamaCpp
    }
  }

  private static func with(
    _ kind: FakeChatEngine.Kind, _ quirks: ChatQuirks? = nil, loadings: Int = 0,
    time: InstantTime = InstantTime(),
    _ body: (OpenAICompatibleModel, FakeChatEngine) async throws -> Void
  ) async throws {
    let fake = try FakeChatEngine(kind, loadings: loadings)
    defer { fake.stop() }
    let endpoint = ChatEndpoint(
      provider: "fake", baseURL: fake.baseURL, model: "m", quirks: quirks ?? self.quirks(kind))
    let client = RetryingClient(CurlClient(), policy: .interactive, time: time.source())
    try await body(OpenAICompatibleModel(endpoint, client: client), fake)
  }

  private static func reply(_ model: OpenAICompatibleModel) async throws -> ChatReply? {
    for try await chunk in model.stream(messages: self.messages, options: self.options) {
      if case .completed(let reply) = chunk { return reply }
    }
    return nil
  }

  @Test(arguments: FakeChatEngine.Kind.allCases)
  func `each kind answers who knows its quirks`(kind: FakeChatEngine.Kind) async throws {
    try await Self.with(kind) { model, _ in
      let whole = try await model.complete(messages: Self.messages, options: Self.options)
      #expect(whole == ChatReply(content: "Yes.", promptTokens: 5, completionTokens: 2))
      let streamed = try #require(try await Self.reply(model))
      #expect(streamed.content == "Yes.")
      // Who takes no `stream_options` does not say what it cost.
      #expect(streamed.promptTokens == (Self.quirks(kind).takesStreamOptions ? 5 : 0))
    }
  }

  /// What a kind refuses when it is taken for another, and the code that it gives, text or number.
  @Test(
    arguments: [
      (FakeChatEngine.Kind.openAI, ChatQuirks.vLLM, 400, "unsupported_parameter", "max_tokens"),
      (.azureV1, .vLLM, 400, "invalidPayload", "max_tokens"),
      (.azureV1, .openAI, 400, "invalidPayload", "developer"),
      (.huggingFaceRouter, .vLLM, 400, nil, "seed"),
      (.vLLM, .openAI, 400, "400", "max_completion_tokens"),
      (.sgLang, .openAI, 400, "400", "max_completion_tokens"),
      (.textGenerationInference, .openAI, 422, nil, "max_completion_tokens"),
      (.vLLM, EngineQuirksTests.notMerging, 400, "400", "alternate"),
      (.sgLang, EngineQuirksTests.notMerging, 400, "400", "alternate"),
      (.huggingFaceEndpoint, EngineQuirksTests.notMerging, 400, "400", "alternate"),
      (.textGenerationInference, EngineQuirksTests.notMerging, 422, nil, "alternate"),
    ] as [(FakeChatEngine.Kind, ChatQuirks, Int, String?, String)])
  func `a refusal is read in the form that the kind has`(
    kind: FakeChatEngine.Kind, quirks: ChatQuirks, status: Int, code: String?, words: String
  ) async throws {
    try await Self.with(kind, quirks) { model, fake in
      let error = await #expect(throws: ModelRuntimeError.self) {
        try await model.complete(messages: Self.messages, options: Self.options)
      }
      guard case .provider("fake", let refused, let name, let message)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(refused == status)
      #expect(message.contains(words))
      // Without a code the kind of error stands for it, where there is one.
      #expect(name == code)
      #expect(fake.requests.count == 1)
    }
  }

  private static let notMerging: ChatQuirks = {
    var quirks = ChatQuirks.vLLM
    quirks.mergesMessages = false
    return quirks
  }()

  @Test func `stream_options are refused in plain text by who does not know them`() async throws {
    try await Self.with(.textGenerationInference, .vLLM) { model, _ in
      let error = await #expect(throws: ModelRuntimeError.self) { try await Self.reply(model) }
      #expect(
        error
          == .provider(
            provider: "fake", status: 422, code: nil,
            message: "Failed to deserialize: Unknown field: stream_options"))
    }
  }

  @Test func `llama.cpp's template refuses with a number, and is asked again in vain`() async throws
  {
    try await Self.with(.llamaCpp, Self.notMerging) { model, fake in
      let error = await #expect(throws: ModelRuntimeError.self) {
        try await model.complete(messages: Self.messages, options: Self.options)
      }
      guard case .provider(_, 500, "500"?, let message)? = error else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(message.contains("alternate"))
      #expect(fake.requests.count > 1)
    }
  }

  @Test(arguments: [FakeChatEngine.Kind.llamaCpp, .huggingFaceEndpoint])
  func `a model that is being loaded is waited for`(kind: FakeChatEngine.Kind) async throws {
    let time = InstantTime()
    try await Self.with(kind, loadings: 2, time: time) { model, fake in
      let reply = try await model.complete(messages: Self.messages, options: Self.options)
      #expect(reply.content == "Yes.")
      #expect(fake.requests.count == 3)
      #expect(time.waits.count == 2)
    }
  }

  @Test func `a model that takes too long to load is told as that, and as passing`() async throws {
    try await Self.with(.llamaCpp, loadings: 100) { model, _ in
      let error = await #expect(throws: ModelRuntimeError.self) {
        try await model.complete(messages: Self.messages, options: Self.options)
      }
      #expect(
        error
          == .provider(provider: "fake", status: 503, code: "503", message: "Loading model"))
      #expect(error?.isPassing == true)
    }
  }
}
