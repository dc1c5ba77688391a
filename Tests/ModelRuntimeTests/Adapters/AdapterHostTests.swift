import Foundation
import HTTPClient
import ModelRuntime
import TestSupport
import Testing

struct AdapterHostTests {
  private let directory = TemporaryDirectory()

  private func with(
    _ dialect: FakeLoRAServer.Dialect = .vLLM, limits: AdapterLimits = AdapterLimits(),
    owner: String? = nil, time: InstantTime = InstantTime(),
    _ body: (FakeLoRAServer, AdapterHost) async throws -> Void
  ) async throws {
    let fake = try FakeLoRAServer(dialect, directory: self.directory.url)
    defer { fake.stop() }
    let server = AdapterSample.server(
      fake, dialect.engine, directory: self.directory.url, limits: limits, owner: owner,
      time: time.source())
    try await body(fake, try #require(server.adapters))
  }

  private func questions(_ fake: FakeLoRAServer) -> [RecordedRequest] {
    fake.requests.filter { $0.path == "/v1/chat/completions" }
  }

  @Test(arguments: FakeLoRAServer.Dialect.allCases)
  func `an adapter is put there, loaded, asked for a token, and looked for in the list`(
    dialect: FakeLoRAServer.Dialect
  ) async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with(dialect) { fake, host in
      #expect(try await host.ensure(adapter))
      #expect(fake.adapters == [adapter.name.text])
      let question = try #require(self.questions(fake).first)
      #expect(question.text.contains(#""max_tokens":1"#))
      #expect(question.text.contains(#""model":"\#(adapter.name)""#))
      #expect(fake.requests.last?.path == "/v1/models")
      #expect(try await host.adapters() == [adapter.name])
      // It is there: neither loaded nor asked again.
      #expect(try await !host.ensure(adapter))
      #expect(fake.loads.count == 1)
      #expect(self.questions(fake).count == 1)
    }
  }

  @Test func `what a restart has lost is loaded again, and asked again`() async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with { fake, host in
      try await host.ensure(adapter)
      fake.restart()
      #expect(try await host.ensure(adapter))
      #expect(fake.loads.count == 2)
      #expect(self.questions(fake).count == 2)
    }
  }

  @Test func `files that were changed are put right before they are loaded again`() async throws {
    let adapter = try AdapterSample.adapter("right")
    try await self.with { fake, host in
      try await host.ensure(adapter)
      fake.restart()
      let weights = self.directory.url.appending(
        path: "\(adapter.name)/adapter_model.safetensors")
      try Data("wrong".utf8).write(to: weights)
      try await host.ensure(adapter)
      #expect(try String(contentsOf: weights, encoding: .utf8) == "right")
    }
  }

  @Test func `success for a path that is not there is not believed, and not left behind`()
    async throws
  {
    let adapter = try AdapterSample.adapter()
    let fake = try FakeLoRAServer(serverPath: "/elsewhere", directory: self.directory.url)
    defer { fake.stop() }
    fake.manners.believesAnyPath = true
    let server = AdapterSample.server(fake, directory: self.directory.url)
    let host = try #require(server.adapters)
    await #expect(throws: ModelRuntimeError.self) { try await host.ensure(adapter) }
    #expect(fake.loads == [adapter.name.text])
    #expect(fake.unloads == [adapter.name.text])
    fake.manners.believesAnyPath = false
    let error = await #expect(throws: ModelRuntimeError.self) { try await host.ensure(adapter) }
    #expect(error?.description.contains("adapters.serverPath") == true)
  }

  @Test func `an adapter is not given up because the server has too much to do`() async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with { fake, host in
      fake.manners.isOverloaded = true
      let error = await #expect(throws: ModelRuntimeError.self) { try await host.ensure(adapter) }
      #expect(error?.isPassing == true)
      #expect(fake.adapters == [adapter.name.text])
      fake.manners.isOverloaded = false
      let isLoaded = try await host.ensure(adapter)
      #expect(!isLoaded)
      #expect(fake.loads.count == 1)
    }
  }

  @Test func `an answer of the base model in the adapter's name is not believed`() async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with { fake, host in
      fake.manners.answersAsBase = true
      let error = await #expect(throws: ModelRuntimeError.self) { try await host.ensure(adapter) }
      #expect(error?.description.contains("does not list it") == true)
      #expect(fake.unloads == [adapter.name.text])
    }
  }

  @Test func `an adapter that an earlier process loaded is asked before it is used`() async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with { fake, host in
      fake.add(adapter.name.text, path: "/adapters/\(adapter.name)")
      let isLoaded = try await host.ensure(adapter)
      #expect(!isLoaded)
      #expect(self.questions(fake).count == 1)
      #expect(fake.loads.isEmpty)
    }
  }

  @Test func `an adapter of the name from another place is nobody's here`() async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with { fake, host in
      fake.add(adapter.name.text, path: "/home/somebody")
      let error = await #expect(throws: ModelRuntimeError.self) { try await host.ensure(adapter) }
      #expect(error?.description.contains("/home/somebody") == true)
      let ours = try await host.adapters()
      #expect(ours.isEmpty)
      #expect(fake.adapters == [adapter.name.text])
    }
  }

  @Test func `many who need an adapter have it loaded once`() async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with { fake, host in
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<8 { group.addTask { _ = try await host.ensure(adapter) } }
        try await group.waitForAll()
      }
      #expect(fake.loads.count == 1)
    }
  }

  @Test(arguments: [
    (AdapterLimits(baseModel: "another-base"), "another-base"),
    (AdapterLimits(maximumRank: 4), "--max-lora-rank"),
  ])
  func `what the server has no room for never reaches it`(
    limits: AdapterLimits, words: String
  ) async throws {
    let adapter = try AdapterSample.adapter()
    try await self.with(limits: limits) { fake, host in
      let error = await #expect(throws: ModelRuntimeError.self) { try await host.ensure(adapter) }
      #expect(error?.description.contains(words) == true)
      #expect(fake.requests.isEmpty)
    }
    try await self.with(
      limits: AdapterLimits(baseModel: FakeLoRAServer.baseModel, maximumRank: 8)
    ) { _, host in
      let isLoaded = try await host.ensure(adapter)
      #expect(isLoaded)
    }
  }

  @Test func `who only uses adapters says so on the volume, once a minute`() async throws {
    let adapter = try AdapterSample.adapter()
    let time = InstantTime()
    try await self.with(owner: "evaluator", time: time) { _, host in
      try await host.ensure(adapter)
      #expect(host.held() == [adapter.name])
      time.advance(by: .seconds(600))
      try await host.hold(adapter.name)
      time.advance(by: .seconds(600))
      #expect(host.held() == [adapter.name])
      time.advance(by: .seconds(600))
      #expect(host.held().isEmpty)
    }
  }

  @Test func `files of adapters that are not wanted are removed`() async throws {
    let (one, two) = (try AdapterSample.adapter("one"), try AdapterSample.adapter("two"))
    try await self.with { fake, host in
      try await host.ensure(one)
      try await host.ensure(two)
      try await host.unload(one.name)
      try await host.unload(one.name)
      #expect(fake.unloads == [one.name.text])
      #expect(try host.removeFiles(exceptOf: [two.name]) == [one.name])
      let names = try FileManager.default.contentsOfDirectory(atPath: self.directory.url.path)
      #expect(names == [two.name.text])
    }
  }
}
