import HTTPClient
import ModelRuntime
import TestSupport
import Testing

struct LlamaCppAdaptersTests {
  private static let question = [ChatMessage(role: .user, content: "Are you open?")]

  private static func model(_ fake: FakeLlamaServer) async throws -> any ChatModel {
    let server = ModelServer(
      name: "cpu", engine: .llamaCpp, baseURL: fake.baseURL, client: CurlClient())
    return try await server.model(for: AdapterSample.artifact())
  }

  @Test func `a request chooses its adapter by the number it has now`() async throws {
    let file = "/models/\(try AdapterSample.adapter().name).gguf"
    let fake = try FakeLlamaServer(adapters: ["/models/other.gguf", file])
    defer { fake.stop() }
    let model = try await Self.model(fake)
    #expect(try await model.complete(messages: Self.question).content == file)
    // Another order, as another command line gives.
    fake.restart(adapters: [file, "/models/other.gguf"])
    #expect(try await model.complete(messages: Self.question).content == file)
    var words = ""
    for try await chunk in model.stream(messages: Self.question, options: .defaults) {
      if case .delta(let piece) = chunk { words += piece }
    }
    #expect(words == file)
  }

  @Test func `an adapter that the server was not started with is told by its option`() async throws
  {
    let fake = try FakeLlamaServer(adapters: ["/models/other.gguf"])
    defer { fake.stop() }
    let error = await #expect(throws: ModelRuntimeError.self) { try await Self.model(fake) }
    #expect(error?.description.contains("--lora") == true)
    #expect(error?.description.contains("convert_lora_to_gguf.py") == true)
  }
}
