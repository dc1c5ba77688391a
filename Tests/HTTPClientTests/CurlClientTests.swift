import HTTPClient
import HTTPTypes
import Testing

@Suite struct CurlClientTests {
  private let client = CurlClient()

  @Test func theBodyOfARequestArrivesAndTheAnswerComesBackWhole() async throws {
    try await ScriptedServer.with { server in
      let body = Array(repeating: UInt8(ascii: "x"), count: 300_000)
      let response = try await self.client.send(
        OutboundRequest(method: .post, url: server.url("/echo"), body: body))
      #expect(response.status == .ok)
      #expect(response.body == body)
    }
  }

  @Test func anErrorStatusIsAnAnswer() async throws {
    try await ScriptedServer.with { server in
      let response = try await self.client.send(OutboundRequest(url: server.url("/status/503")))
      #expect(response.status.code == 503)
      #expect(response.headers[HTTPField.Name("x-path")!] == "/status/503")
    }
  }

  @Test func manyRequestsAtOnceEachGetTheirOwnAnswer() async throws {
    try await ScriptedServer.with { server in
      let sizes = try await withThrowingTaskGroup(of: (Int, Int).self) { group in
        for size in 1...50 {
          group.addTask {
            let response = try await self.client.send(
              OutboundRequest(url: server.url("/bytes/\(size)")))
            return (size, response.body.count)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(sizes.count == 50)
      #expect(sizes.allSatisfy { $0.0 == $0.1 })
    }
  }

  @Test func anAnswerBeyondTheLimitIsRefused() async throws {
    try await ScriptedServer.with { server in
      await #expect(throws: OutboundError.responseTooLarge(limitBytes: 1000)) {
        try await self.client.send(
          OutboundRequest(url: server.url("/bytes/1001"), maximumResponseBytes: 1000))
      }
      let allowed = try await self.client.send(
        OutboundRequest(url: server.url("/bytes/1000"), maximumResponseBytes: 1000))
      #expect(allowed.body.count == 1000)
    }
  }

  @Test func aServerThatNeverAnswersTimesOut() async throws {
    try await ScriptedServer.with { server in
      await #expect(throws: OutboundError.timedOut(host: "127.0.0.1:\(server.port)")) {
        try await self.client.send(
          OutboundRequest(url: server.url("/silent"), timeout: .milliseconds(100)))
      }
    }
  }

  @Test func nobodyListeningIsNamedWithItsAddress() async throws {
    let port = try await ScriptedServer.with { $0.port }
    do {
      _ = try await self.client.send(OutboundRequest(url: "http://127.0.0.1:\(port)/"))
      Issue.record("a request to a closed port must fail")
    } catch OutboundError.unreachable(let host, _) {
      #expect(host == "127.0.0.1:\(port)")
    }
  }

  @Test func aConnectionThatBreaksOffIsNotAWholeAnswer() async throws {
    try await ScriptedServer.with { server in
      do {
        _ = try await self.client.send(OutboundRequest(url: server.url("/cut")))
        Issue.record("a body that breaks off must fail")
      } catch OutboundError.interrupted {
      }
    }
  }

  @Test func otherSchemesAreRefused() async throws {
    await #expect(throws: OutboundError.invalidURL("file:///etc/passwd")) {
      try await self.client.send(OutboundRequest(url: "file:///etc/passwd"))
    }
  }

  @Test func aStreamWithoutEndCanBeReadInPartAndLeft() async throws {
    try await ScriptedServer.with { server in
      let stream = try await self.client.open(
        OutboundRequest(url: server.url("/endless"), timeout: nil))
      var received = 0
      for try await piece in stream.body {
        received += piece.count
        if received > 1 << 20 { break }
      }
      #expect(received > 1 << 20)
    }
  }

  @Test func cancellingTheTaskEndsTheRequest() async throws {
    try await ScriptedServer.with { server in
      let url = server.url("/silent")
      let task = Task { try await self.client.send(OutboundRequest(url: url, timeout: nil)) }
      task.cancel()
      await #expect(throws: CancellationError.self) { try await task.value }
    }
  }
}
