import HTTPClient
import HTTPTypes
import Synchronization
import TestSupport
import Testing

struct RetryingClientTests {
  private let time = InstantTime()

  private func client(
    policy: RetryPolicy = RetryPolicy(), budget: RetryBudget = RetryBudget()
  ) -> RetryingClient {
    RetryingClient(CurlClient(), policy: policy, budget: budget, time: self.time.source())
  }

  /// Answers in this order, and the last one ever after.
  private static func script(_ answers: [ScriptedResponse]) -> FakeHTTPServer.Route {
    let next = NextAnswer()
    return { _ in answers[min(next.take(), answers.count - 1)] }
  }

  private final class NextAnswer: Sendable {
    private let count = Mutex(0)
    func take() -> Int {
      self.count.withLock { count in
        defer { count += 1 }
        return count
      }
    }
  }

  @Test func `what passes is waited for as the server wants`() async throws {
    let route = Self.script([
      .json("{}", status: 429, headers: [("retry-after-ms", "350"), ("retry-after", "1")]),
      .json("{}", status: 503),
      .json("{}", status: 429, headers: [("RateLimit", "\"api\";r=0;t=42")]),
      .text("at last"),
    ])
    try await FakeHTTPServer.with(route) { server in
      let response = try await self.client().send(OutboundRequest(url: server.url()))
      #expect(response.body == Array("at last".utf8))
      #expect(self.time.waits == [.milliseconds(350), .seconds(1), .seconds(42)])
    }
  }

  @Test func `a storm of refusals ends with the last refusal`() async throws {
    try await FakeHTTPServer.with({ _ in .text("no", status: 429) }) { server in
      let response = try await self.client().send(OutboundRequest(url: server.url()))
      #expect(response.status.code == 429)
      #expect(server.requests.count == 5)
    }
  }

  @Test func `what may have an effect is sent once, unless it is guarded`() async throws {
    try await FakeHTTPServer.with({ _ in .text("no", status: 503) }) { server in
      var request = OutboundRequest(method: .post, url: server.url(), body: .bytes([1]))
      #expect(try await self.client().send(request).status.code == 503)
      #expect(server.requests.count == 1)
      request.repetition = .guarded
      _ = try await self.client().send(request)
      #expect(server.requests.count == 6)
      #expect(server.requests.allSatisfy { $0.body == [1] })
    }
  }

  @Test func `an answer that is final is handed out`() async throws {
    try await FakeHTTPServer.with({ _ in .text("quota", status: 429) }) { server in
      let response = try await self.client().send(OutboundRequest(url: server.url())) {
        $0.body == Array("quota".utf8)
      }
      #expect(response.status.code == 429)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `the budget keeps a failing server from being asked twice as often`() async throws {
    try await FakeHTTPServer.with({ $0.path == "/bad" ? .text("", status: 500) : .text("ok") }) {
      server in
      let client = self.client(budget: RetryBudget(share: 0.1, reserve: 2))
      // Successes between, so that the host is not left alone.
      for _ in 0..<10 {
        _ = try await client.send(OutboundRequest(url: server.url("/bad")))
        _ = try await client.send(OutboundRequest(url: server.url()))
        _ = try await client.send(OutboundRequest(url: server.url()))
      }
      let bad = server.requests.count { $0.path == "/bad" }
      #expect((11...15).contains(bad), "\(bad)")
    }
  }

  @Test func `a connection that breaks is made again`() async throws {
    let route = Self.script([.hangUp, .stallAfterHead(), .text("ok")])
    try await FakeHTTPServer.with(route) { server in
      let response = try await self.client().send(
        OutboundRequest(
          url: server.url(), timeouts: Timeouts(total: nil, stall: .milliseconds(50))))
      #expect(response.status == .ok)
      #expect(server.requests.count == 3)
    }
  }

  @Test func `a host that fails is left alone, tried, and used again`() async throws {
    let isDown = Mutex(true)
    try await FakeHTTPServer.with({ _ in
      isDown.withLock { $0 } ? .text("", status: 500) : .text("ok")
    }) { server in
      let client = self.client(policy: .never)
      for _ in 0..<20 { _ = try await client.send(OutboundRequest(url: server.url())) }
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(url: server.url()))
      }
      guard case .circuitOpen = try #require(error) else {
        Issue.record("\(String(describing: error))")
        return
      }
      #expect(server.requests.count == 20)
      isDown.withLock { $0 = false }
      self.time.advance(by: .seconds(31))
      #expect(try await client.send(OutboundRequest(url: server.url())).status == .ok)
      #expect(try await client.send(OutboundRequest(url: server.url())).status == .ok)
    }
  }

  @Test func `a stream is opened when the server is ready for it`() async throws {
    let route = Self.script([.text("later", status: 503), .text("a stream")])
    try await FakeHTTPServer.with(route) { server in
      let opened = try await self.client().open(OutboundRequest(url: server.url()))
      guard case .stream(let stream) = opened else {
        Issue.record("it was refused")
        return
      }
      #expect(try await stream.body.collect() == Array("a stream".utf8))
    }
  }

  @Test func `a refusal of a stream says why, and not more than is wanted`() async throws {
    let body = [UInt8](repeating: 0x61, count: 1 << 20)
    try await FakeHTTPServer.with({ _ in .status(400, body: body) }) { server in
      let opened = try await self.client().open(OutboundRequest(url: server.url()))
      guard case .refusal(let refusal) = opened else {
        Issue.record("it was not refused")
        return
      }
      #expect(refusal.body.count == RetryingClient.maximumRefusalBytes)
    }
  }

  @Test func `cancelling ends the wait`() async throws {
    let clock = ManualClock()
    try await FakeHTTPServer.with({ _ in .text("", status: 503) }) { server in
      let client = RetryingClient(CurlClient(), time: clock.timeSource)
      let url = server.url()
      let task = Task { try await client.send(OutboundRequest(url: url)) }
      try await eventually("it waits") { clock.sleeperCount == 1 }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
      #expect(server.requests.count == 1)
    }
  }
}
