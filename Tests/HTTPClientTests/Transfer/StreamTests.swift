import Foundation
import HTTPTypes
import TestSupport
import Testing

@testable import HTTPClient

struct StreamTests {
  private let client = CurlClient()

  @Test func `a stream without end can be read in part and left`() async throws {
    try await FakeHTTPServer.with({ _ in .endless }) { server in
      #expect(try await self.beginning(of: server, bytes: 1 << 20).count == 1 << 20)
      try await self.expectClosed(server)
    }
  }

  /// Its stream is gone with its end.
  private func beginning(of server: FakeHTTPServer, bytes: Int) async throws -> [UInt8] {
    try await self.client.open(
      OutboundRequest(url: server.url(), timeouts: .endless, maximumResponseBytes: .max)
    ).body.collect(upTo: bytes)
  }

  private func expectClosed(_ server: FakeHTTPServer) async throws {
    try await eventually("the connection is closed") { server.openConnections == 0 }
  }

  @Test func `a body that is never read is left with its owner`() async throws {
    try await FakeHTTPServer.with({ _ in .endless }) { server in
      _ = try await self.client.open(OutboundRequest(url: server.url(), timeouts: .endless))
      try await self.expectClosed(server)
    }
  }

  @Test func `a sender waits for a reader that pauses, and little is held meanwhile`() async throws
  {
    let piece = [UInt8](repeating: 0x61, count: 1 << 16)
    let total = 64 << 20
    let sent = Counter()
    let note = ScriptedResponse.Step.wait { sent.add(1 << 16) }
    let script = ScriptedResponse(
      [.send(ScriptedResponse.head(200, [("Content-Length", String(total))]))]
        + (0..<total >> 16).flatMap { _ in [.send(piece), note] })
    try await FakeHTTPServer.with({ _ in script }) { server in
      let stream = try await self.client.open(
        OutboundRequest(url: server.url(), timeouts: .endless, maximumResponseBytes: total))
      // What the kernel's buffers and ours take, and not the whole: the same twice, some turns apart.
      var before = -1
      try await eventually("the sender waits") {
        let now = sent.value
        defer { before = now }
        return now == before && now > 0
      }
      #expect(sent.value < total / 2)
      var count = 0
      for try await piece in stream.body {
        // At most what is held when the sender is paused, with the last of curl's pieces.
        #expect(piece.count <= ResponsePipe.highWaterBytes + (64 << 10))
        count += piece.count
      }
      #expect(count == total)
    }
  }

  @Test func `the header comes before the body`() async throws {
    let gate = AsyncGate()
    let script = ScriptedResponse([
      .send(ScriptedResponse.head(200, [("Content-Length", "4")])), .wait { await gate.pass() },
      .send(Array("body".utf8)),
    ])
    try await FakeHTTPServer.with({ _ in script }) { server in
      let stream = try await self.client.open(OutboundRequest(url: server.url()))
      #expect(stream.status == .ok)
      await gate.open()
      #expect(try await stream.body.collect() == Array("body".utf8))
    }
  }

  @Test func `cancelling the task ends a request, before and within the answer`() async throws {
    for script in [ScriptedResponse.silence, .stallAfterHead()] {
      try await FakeHTTPServer.with({ _ in script }) { server in
        let url = server.url()
        let task = Task {
          try await self.client.send(OutboundRequest(url: url, timeouts: .endless))
        }
        try await eventually("the request is there") { server.requests.count == 1 }
        task.cancel()
        await #expect(throws: CancellationError.self) { try await task.value }
        try await self.expectClosed(server)
      }
    }
  }

  @Test func `a task that is cancelled already sends nothing that counts`() async throws {
    try await FakeHTTPServer.with({ _ in .silence }) { server in
      let url = server.url()
      let task = Task {
        withUnsafeCurrentTask { $0?.cancel() }
        return try await self.client.send(OutboundRequest(url: url, timeouts: .endless))
      }
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }

  @Test func `a client that is shut down ends what is under way, and takes nothing more`()
    async throws
  {
    try await FakeHTTPServer.with({ $0.path == "/stall" ? .stallAfterHead() : .silence }) {
      server in
      let client = CurlClient()
      let stream = try await client.open(
        OutboundRequest(url: server.url("/stall"), timeouts: .endless))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 {
          group.addTask {
            await #expect(throws: OutboundError.shutDown) {
              try await client.send(OutboundRequest(url: server.url(), timeouts: .endless))
            }
          }
        }
        try await eventually("all requests are there") { server.requests.count == 21 }
        client.shutDown()
        try await group.waitForAll()
      }
      await #expect(throws: OutboundError.shutDown) { try await stream.body.collect() }
      await #expect(throws: OutboundError.shutDown) {
        try await client.send(OutboundRequest(url: server.url()))
      }
      try await self.expectClosed(server)
    }
  }

  @Test func `many clients come and go`() async throws {
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      for _ in 0..<50 {
        let response = try await CurlClient().send(OutboundRequest(url: server.url()))
        #expect(response.status == .ok)
      }
    }
  }
}
