import Foundation
import ModelRuntime
import TestSupport
import Testing

struct AdapterModelTests {
  private static let question = [ChatMessage(role: .user, content: "Are you open?")]
  private let directory = TemporaryDirectory()

  private func with(
    _ dialect: FakeLoRAServer.Dialect,
    _ body: (FakeLoRAServer, any ChatModel) async throws -> Void
  ) async throws {
    let fake = try FakeLoRAServer(dialect, directory: self.directory.url)
    defer { fake.stop() }
    let server = AdapterSample.server(fake, dialect.engine, directory: self.directory.url)
    try await body(
      fake,
      try await server.model(
        for: AdapterSample.artifact("trained words", endpoint: fake.baseURL)))
  }

  private static func words(_ model: any ChatModel) async throws -> String {
    var words = ""
    for try await chunk in model.stream(messages: self.question, options: .defaults) {
      if case .delta(let piece) = chunk { words += piece }
    }
    return words
  }

  @Test(arguments: FakeLoRAServer.Dialect.allCases)
  func `an adapter answers as what was signed`(dialect: FakeLoRAServer.Dialect) async throws {
    try await self.with(dialect) { _, model in
      #expect(try await model.complete(messages: Self.question).content == "trained words")
      #expect(try await Self.words(model) == "trained words")
      #expect(model.identity.provider == "gpu")
      let adapter = try #require(model as? AdapterModel).adapter
      #expect(model.identity.digest == adapter.digest)
    }
  }

  @Test(arguments: FakeLoRAServer.Dialect.allCases)
  func `a server that lost the adapter gets it again, and the question is answered`(
    dialect: FakeLoRAServer.Dialect
  ) async throws {
    try await self.with(dialect) { fake, model in
      fake.restart()
      let reply = try await model.complete(messages: Self.question)
      #expect(reply.content == "trained words")
      fake.restart()
      let words = try await Self.words(model)
      #expect(words == "trained words")
      #expect(fake.loads.count == 3)
    }
  }

  @Test func `many questions to a server that restarted load the adapter once`() async throws {
    try await self.with(.vLLM) { fake, model in
      fake.restart()
      try await withThrowingTaskGroup(of: String.self) { group in
        for _ in 0..<8 {
          group.addTask { try await model.complete(messages: Self.question).content }
        }
        for try await words in group { #expect(words == "trained words") }
      }
      #expect(fake.loads.count == 2)
    }
  }

  @Test func `other failures are not taken for a lost adapter`() async throws {
    try await self.with(.vLLM) { fake, model in
      fake.manners.isOverloaded = true
      let error = await #expect(throws: ModelRuntimeError.self) {
        try await model.complete(messages: Self.question)
      }
      #expect(error?.isPassing == true)
      #expect(fake.loads.count == 1)
    }
  }
}
