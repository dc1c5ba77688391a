import HTTPClient
import HTTPTypes
import TestSupport
import Testing

struct TimeoutTests {
  private let client = CurlClient()
  private static let short = Duration.milliseconds(100)

  /// A body that goes on and on, slowly.
  private static let slow = ScriptedResponse(
    [.send(ScriptedResponse.head(200, [("Connection", "close")]))]
      + (0..<10_000).flatMap { _ in
        [.send([1]), ScriptedResponse.Step.wait { try await Task.sleep(for: .milliseconds(5)) }]
      })

  /// Which limit of a request runs out.
  private func limit(
    _ timeouts: Timeouts, _ script: ScriptedResponse, body: OutboundBody = .none,
    readsBody: Bool = true
  ) async throws -> Timeouts.Limit? {
    try await FakeHTTPServer.with(readsBody: { _ in readsBody }, { _ in script }) { server in
      do {
        _ = try await self.client.send(
          OutboundRequest(method: .post, url: server.url(), body: body, timeouts: timeouts))
        return nil
      } catch OutboundError.timedOut(let host, let limit) {
        #expect(host == "127.0.0.1:\(server.port)")
        return limit
      }
    }
  }

  @Test func `the total limit ends everything`() async throws {
    let timeouts = Timeouts(total: Self.short)
    #expect(try await self.limit(timeouts, .silence) == .total)
    #expect(try await self.limit(timeouts, .stallAfterHead()) == .total)
    #expect(try await self.limit(timeouts, Self.slow) == .total)
  }

  @Test func `the limit of the header ends before it, and not after`() async throws {
    #expect(
      try await self.limit(Timeouts(total: nil, head: Self.short), .silence) == .head)
    // Long enough for a machine with other work.
    let long = Duration.seconds(2)
    let late = ScriptedResponse([
      .send(ScriptedResponse.head(200, [("Content-Length", "2")])),
      .wait { try await Task.sleep(for: long + Self.short) }, .send([1, 2]),
    ])
    #expect(try await self.limit(Timeouts(total: nil, head: long), late) == nil)
  }

  @Test func `the limit of stalls ends a body that does not go on`() async throws {
    let timeouts = Timeouts(total: nil, stall: Self.short)
    #expect(try await self.limit(timeouts, .stallAfterHead()) == .stall)
    let slow = ScriptedResponse.text("ok").after { try await Task.sleep(for: Self.short * 2) }
    #expect(try await self.limit(timeouts, slow) == nil)
  }

  @Test func `the limit of stalls ends an upload that is not taken`() async throws {
    let body = OutboundBody.bytes([UInt8](repeating: 1, count: 64 << 20))
    let timeouts = Timeouts(total: nil, head: Self.short, stall: Self.short * 2)
    #expect(
      try await self.limit(timeouts, .text("ok"), body: body, readsBody: false) == .stall)
  }

  @Test func `a reader that pauses is no stall`() async throws {
    let script = ScriptedResponse(
      [.send(ScriptedResponse.head(200, [("Connection", "close")]))]
        + (0..<64).map { _ in .send([UInt8](repeating: 1, count: 1 << 16)) } + [.close])
    try await FakeHTTPServer.with({ _ in script }) { server in
      let stream = try await self.client.open(
        OutboundRequest(url: server.url(), timeouts: Timeouts(total: nil, stall: Self.short)))
      try await Task.sleep(for: Self.short * 3)
      #expect(try await stream.body.collect().count == 4 << 20)
    }
  }

  @Test func `the limit of the connection is its own`() async throws {
    // A server that is full: the kernel does not answer for it.
    let full = try FullListener()
    let error = await #expect(throws: OutboundError.self) {
      try await self.client.send(
        OutboundRequest(
          url: "http://127.0.0.1:\(full.port)/", timeouts: Timeouts(total: nil, connect: Self.short)
        ))
    }
    #expect(error == .timedOut(host: "127.0.0.1:\(full.port)", limit: .connect))
    #expect(try #require(error).provesNothingWasSent)
  }
}
