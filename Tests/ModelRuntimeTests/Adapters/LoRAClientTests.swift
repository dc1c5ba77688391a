import Foundation
import HTTPClient
import ModelRuntime
import TestSupport
import Testing

struct LoRAClientTests {
  private let directory = TemporaryDirectory()

  private func with(
    _ dialect: FakeLoRAServer.Dialect, key: String? = nil,
    _ body: (FakeLoRAServer, LoRAClient) async throws -> Void
  ) async throws {
    let fake = try FakeLoRAServer(dialect, directory: self.directory.url)
    defer { fake.stop() }
    fake.manners.key = key
    let endpoint = ChatEndpoint(
      provider: "gpu", baseURL: fake.baseURL,
      authentication: key.map { key in .bearer { _ in key } } ?? .none, model: "",
      quirks: dialect.engine.quirks)
    guard case .atRuntime(let paths) = dialect.engine.adapterLoading else {
      Issue.record("\(dialect) loads adapters while it runs")
      return
    }
    try await body(
      fake, LoRAClient(endpoint, engine: dialect.engine, paths: paths, client: CurlClient()))
  }

  private func put() throws -> Adapter {
    let adapter = try AdapterSample.adapter()
    try AdapterVolume(directory: self.directory.url, serverPath: "/adapters").put(adapter)
    return adapter
  }

  @Test(arguments: FakeLoRAServer.Dialect.allCases)
  func `adapters are loaded, listed and unloaded`(dialect: FakeLoRAServer.Dialect) async throws {
    let name = try self.put().name
    try await self.with(dialect, key: "sk-0123456789") { fake, client in
      try await client.preflight()
      #expect(try await client.load(name, from: "/adapters/\(name)") == .done)
      let models = try await client.models()
      #expect(
        models.contains(
          ServedModel(
            id: name.text, root: "/adapters/\(name)", parent: FakeLoRAServer.baseModel)))
      guard case .refused(let message) = try await client.load(name, from: "/adapters/\(name)")
      else {
        Issue.record("a second load is refused")
        return
      }
      #expect(message.contains("already been loaded"))
      #expect(try await client.unload(name))
      #expect(try await !client.unload(name))
      #expect(fake.adapters.isEmpty)
      #expect(fake.requests.allSatisfy { $0.header("authorization") == "Bearer sk-0123456789" })
    }
  }

  @Test(arguments: [
    (FakeLoRAServer.Dialect.vLLM, "VLLM_ALLOW_RUNTIME_LORA_UPDATING=True"),
    (.oldVLLM, "--enable-lora"), (.sgLang, "--enable-lora"),
  ])
  func `a server that takes no adapters is told what to be started with`(
    dialect: FakeLoRAServer.Dialect, words: String
  ) async throws {
    let name = try self.put().name
    try await self.with(dialect) { fake, client in
      fake.manners.takesAdapters = false
      for call in [
        { try await client.preflight() }, { _ = try await client.load(name, from: "/adapters/x") },
        { _ = try await client.unload(name) },
      ] as [() async throws -> Void] {
        let error = await #expect(throws: ModelRuntimeError.self) { try await call() }
        guard case .misconfigured? = error else {
          Issue.record("\(String(describing: error))")
          continue
        }
        #expect(error?.description.contains(words) == true)
      }
    }
  }

  @Test(arguments: [FakeLoRAServer.Dialect.vLLM, .oldVLLM])
  func `a path that the server does not see is told by its setting`(
    dialect: FakeLoRAServer.Dialect
  ) async throws {
    let name = try self.put().name
    try await self.with(dialect) { _, client in
      let error = await #expect(throws: ModelRuntimeError.self) {
        try await client.load(name, from: "/elsewhere/\(name)")
      }
      #expect(error?.description.contains("adapters.serverPath") == true)
    }
  }

  @Test func `a key that is refused, and a server that is away, are told apart`() async throws {
    try await self.with(.vLLM) { fake, client in
      fake.manners.key = "another"
      await #expect(throws: ModelRuntimeError.unauthorized(provider: "gpu")) {
        try await client.preflight()
      }
      fake.isDown = true
      let error = await #expect(throws: ModelRuntimeError.self) { try await client.models() }
      #expect(error?.isPassing == true)
    }
  }
}
