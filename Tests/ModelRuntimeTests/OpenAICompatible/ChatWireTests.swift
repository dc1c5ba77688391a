import FoundationEssentials
import Testing

@testable import ModelRuntime

struct ChatWireTests {
  private static let messages = [
    ChatMessage(role: .system, content: "Be brief."), ChatMessage(role: .user, content: "Hi"),
    ChatMessage(role: .user, content: "Are you open?"),
  ]
  private static let options = ChatOptions(maxTokens: 50, temperature: 0.5, seed: 7)

  private static func body(_ quirks: ChatQuirks, isStream: Bool = false) throws -> String {
    let endpoint = ChatEndpoint(
      provider: "p", baseURL: "https://example.org/v1/", model: "m", quirks: quirks)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    let request = ChatWire.Request(self.messages, self.options, to: endpoint, isStream: isStream)
    return String(decoding: try encoder.encode(request), as: UTF8.self)
  }

  @Test func `OpenAI gets its newer names, and keeps nothing`() throws {
    #expect(
      try Self.body(.openAI, isStream: true)
        == #"{"max_completion_tokens":50,"messages":[{"content":"Be brief.","role":"developer"},"#
        + #"{"content":"Hi","role":"user"},{"content":"Are you open?","role":"user"}],"model":"m","#
        + #""seed":7,"store":false,"stream":true,"stream_options":{"include_usage":true},"temperature":0.5}"#
    )
  }

  @Test func `vLLM gets alternating roles and the older names`() throws {
    #expect(
      try Self.body(.vLLM)
        == #"{"max_tokens":50,"messages":[{"content":"Be brief.","role":"system"},"#
        + #"{"content":"Hi\n\nAre you open?","role":"user"}],"model":"m","seed":7,"temperature":0.5}"#
    )
  }

  @Test func `a dated Azure endpoint has its model in the path`() throws {
    let quirks = ChatQuirks.azureDated()
    let body = try Self.body(quirks, isStream: true)
    #expect(!body.contains("\"model\""))
    #expect(!body.contains("stream_options"))
    #expect(body.contains("\"max_tokens\":50"))
    let endpoint = ChatEndpoint(
      provider: "azure", baseURL: "https://x.openai.azure.com/openai", model: "front-desk",
      quirks: quirks)
    #expect(
      endpoint.url
        == "https://x.openai.azure.com/openai/deployments/front-desk/chat/completions"
        + "?api-version=2024-10-21")
  }

  @Test(arguments: [
    (ChatQuirks.openAI, true, true, true), (.azureV1, true, true, true),
    (.azureDated(), false, false, true), (.huggingFaceRouter, false, true, false),
    (.huggingFaceEndpoint, false, true, true), (.vLLM, false, true, true),
    (.textGenerationInference, false, false, true), (.llamaCpp, false, true, true),
    (.sgLang, false, true, true),
  ])
  func `each kind of endpoint gets what it knows`(
    quirks: ChatQuirks, store: Bool, streamOptions: Bool, seed: Bool
  ) throws {
    let body = try Self.body(quirks, isStream: true)
    #expect(body.contains("\"store\":false") == store)
    #expect(body.contains("stream_options") == streamOptions)
    #expect(body.contains("\"seed\"") == seed)
    #expect(body.contains("max_tokens") != body.contains("max_completion_tokens"))
  }

  @Test(arguments: [
    (AdapterChoice.sgLang("a"), #""lora_path":"a""#),
    (.textGenerationInference("a"), #""adapter_id":"a""#),
    (.llamaCpp(2), #""lora":[{"id":2,"scale":1}]"#),
  ])
  func `an adapter is chosen as each kind wants it`(
    choice: AdapterChoice, field: String
  ) throws {
    var endpoint = ChatEndpoint(
      provider: "p", baseURL: "https://example.org", model: "m", quirks: .vLLM)
    let encoder = JSONEncoder()
    encoder.outputFormatting = .sortedKeys
    func body() throws -> String {
      let request = ChatWire.Request(
        Self.messages, .defaults, to: endpoint, isStream: false)
      return String(decoding: try encoder.encode(request), as: UTF8.self)
    }
    #expect(try !body().contains(field))
    endpoint.adapter = choice
    #expect(try body().contains(field))
  }

  @Test func `a seed that the format has no room for becomes one that it has`() throws {
    let endpoint = ChatEndpoint(
      provider: "p", baseURL: "https://example.org", model: "m", quirks: .vLLM)
    let request = ChatWire.Request(
      Self.messages, ChatOptions(seed: .max), to: endpoint, isStream: false)
    #expect(request.seed == Int64.max)
  }

  @Test(arguments: [
    #"{"choices":[{"message":{"content":"a"}}]}"#,
    #"{"choices":[{"message":{"content":[{"type":"text","text":"a"},{"type":"image"}]}}],"x":1}"#,
    #"{"choices":[{"message":{"content":null,"refusal":"a"}}],"usage":null,"error":null}"#,
  ])
  func `an answer is read in all its forms`(text: String) throws {
    let reply = try JSONDecoder().decode(ChatWire.Reply.self, from: Data(text.utf8))
    #expect(reply.choices?.first?.message?.words == "a")
    #expect(reply.error == nil)
  }
}
