import Foundation
import HTTPClient
import LocalModel
import ModelRuntime
import TestSupport
import Testing

struct ModelServerTests {
  private static let question = [ChatMessage(role: .user, content: "Are you open?")]
  private static let answer =
    #"{"choices":[{"message":{"content":"Yes."},"finish_reason":"stop"}]}"#

  private static func loader(_ servers: [ModelServer]) -> ModelLoader {
    var loader = ModelLoader()
    loader.register(servers, setting: "MODEL_SERVERS_FILE")
    return loader
  }

  private static func server(_ fake: FakeHTTPServer, _ engine: ServingEngine) -> ModelServer {
    ModelServer(
      name: "gpu", engine: engine, baseURL: fake.url("/v1"), client: CurlClient())
  }

  @Test(arguments: [true, false])
  func `an artefact names its server by address or by name`(byName: Bool) async throws {
    try await FakeHTTPServer.with({ _ in .json(Self.answer) }) { fake in
      let loader = Self.loader([Self.server(fake, .vLLM)])
      let artifact = try AdapterSample.artifact(
        kind: .files, endpoint: byName ? "gpu" : fake.url("/v1/"))
      let model = try await loader.load(
        from: artifact.contents, expectedDigest: artifact.digest)
      #expect(model.identity == ModelIdentity(provider: "gpu", digest: artifact.digest))
      #expect(try await model.complete(messages: Self.question).content == "Yes.")
      let request = try #require(fake.requests.first)
      #expect(request.target == "/v1/chat/completions")
      #expect(request.text.contains(#""model":"clinic""#))
    }
  }

  @Test func `a server that the settings do not name gets nothing`() async throws {
    try await FakeHTTPServer.with({ _ in .json(Self.answer) }) { fake in
      let artifact = try AdapterSample.artifact(kind: .files, endpoint: "http://127.0.0.1:1/v1")
      for (servers, words) in [([Self.server(fake, .vLLM)], "gpu"), ([], "is not set")] {
        let error = await #expect(throws: ModelRuntimeError.self) {
          try await Self.loader(servers).load(from: artifact.contents)
        }
        #expect(error?.description.contains("MODEL_SERVERS_FILE") == true)
        #expect(error?.description.contains(words) == true)
      }
      #expect(fake.requests.isEmpty)
    }
  }

  @Test(arguments: [
    (ServingEngine.vLLM, #""model":"clinic""#),
    (.textGenerationInference, #""adapter_id":"clinic""#),
    (.sgLang, #""lora_path":"clinic""#),
  ])
  func `an adapter that a server was started with is chosen as the server wants it`(
    engine: ServingEngine, field: String
  ) async throws {
    try await FakeHTTPServer.with({ _ in .json(Self.answer) }) { fake in
      let model = try await Self.server(fake, engine).model(for: AdapterSample.artifact())
      _ = try await model.complete(messages: Self.question)
      #expect(fake.requests.map(\.path) == ["/v1/chat/completions"])
      #expect(fake.requests.first?.text.contains(field) == true)
    }
  }

  @Test func `a server that cannot load adapters has nobody who does`() {
    let volume = AdapterVolume(
      directory: URL(filePath: "/nowhere", directoryHint: .isDirectory), serverPath: "/adapters")
    for engine in ServingEngine.allCases {
      let server = ModelServer(
        name: "s", engine: engine, baseURL: "http://127.0.0.1:1/v1", client: CurlClient(),
        adapters: .init(volume: volume))
      #expect((server.adapters != nil) == [.vLLM, .sgLang].contains(engine))
    }
  }
}
