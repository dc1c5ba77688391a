import HTTPClient
import HTTPTypes
import TestSupport
import Testing

struct CurlClientTests {
  private let client = CurlClient()

  @Test func `the body of a request arrives, and the answer comes back whole`() async throws {
    let body = [UInt8](repeating: UInt8(ascii: "x"), count: 300_000)
    try await FakeHTTPServer.with({ .status(200, body: $0.body) }) { server in
      let response = try await self.client.send(
        OutboundRequest(method: .post, url: server.url("/echo?a=b"), body: .bytes(body)))
      #expect(response.status == .ok)
      #expect(response.body == body)
      let request = try #require(server.requests.first)
      #expect(request.method == "POST")
      #expect(request.target == "/echo?a=b")
      #expect(request.header("content-length") == "300000")
      #expect(request.header("expect") == nil)
      #expect(request.header("content-type") == nil)
    }
  }

  @Test(arguments: [503, 404, 301, 204])
  func `any status is an answer`(status: Int) async throws {
    try await FakeHTTPServer.with({ _ in .status(status, headers: [("X-Path", "here")]) }) {
      let response = try await self.client.send(OutboundRequest(url: $0.url()))
      let path = try #require(HTTPField.Name("x-path"))
      #expect(response.status.code == status)
      #expect(response.headers[path] == "here")
    }
  }

  @Test func `interim answers are passed over`() async throws {
    let interim = Array("HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n".utf8)
    let script = ScriptedResponse(
      [.send(interim)] + ScriptedResponse.text("the answer").steps)
    try await FakeHTTPServer.with({ _ in script }) { server in
      let response = try await self.client.send(OutboundRequest(url: server.url()))
      #expect(response.status == .ok)
      #expect(!response.headers.contains { $0.name.canonicalName == "link" })
      #expect(response.body == Array("the answer".utf8))
    }
  }

  @Test func `many requests at once each get their own answer`() async throws {
    try await FakeHTTPServer.with({ .status(200, body: Array($0.target.utf8)) }) { server in
      let answers = try await withThrowingTaskGroup(of: (String, [UInt8]).self) { group in
        for number in 1...200 {
          group.addTask {
            let path = "/number/\(number)"
            let response = try await self.client.send(OutboundRequest(url: server.url(path)))
            return (path, response.body)
          }
        }
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(answers.count == 200)
      #expect(answers.allSatisfy { Array($0.0.utf8) == $0.1 })
      #expect(server.connectionCount <= 64)
    }
  }

  @Test func `a connection is used again, and one that its server closed is not`() async throws {
    try await FakeHTTPServer.with({ request in
      request.path == "/last"
        ? ScriptedResponse(ScriptedResponse.text("bye").steps + [.close]) : .text("ok")
    }) { server in
      for _ in 1...5 { _ = try await self.client.send(OutboundRequest(url: server.url())) }
      #expect(server.connectionCount == 1)
      _ = try await self.client.send(OutboundRequest(url: server.url("/last")))
      let response = try await self.client.send(OutboundRequest(url: server.url()))
      #expect(response.status == .ok)
      #expect(server.connectionCount == 2)
    }
  }

  @Test func `a limit holds for what is decompressed`() async throws {
    // 100,000 zeros, as `gzip -9` packs them.
    let packed = GzipSample.zeros
    let script = ScriptedResponse.status(200, headers: [("Content-Encoding", "gzip")], body: packed)
    try await FakeHTTPServer.with({ _ in script }) { server in
      func send(limit: Int) async throws -> OutboundResponse {
        try await self.client.send(
          OutboundRequest(
            url: server.url(), maximumResponseBytes: limit, acceptsCompression: true))
      }
      await #expect(throws: OutboundError.responseTooLarge(limitBytes: 99_999)) {
        try await send(limit: 99_999)
      }
      let response = try await send(limit: 100_000)
      #expect(response.body == [UInt8](repeating: 0, count: 100_000))
      #expect(server.requests.last?.header("accept-encoding") == "gzip")
    }
  }

  @Test func `an answer beyond the limit is refused`() async throws {
    try await FakeHTTPServer.with({ _ in .status(200, body: [UInt8](repeating: 1, count: 1001)) }) {
      server in
      await #expect(throws: OutboundError.responseTooLarge(limitBytes: 1000)) {
        try await self.client.send(OutboundRequest(url: server.url(), maximumResponseBytes: 1000))
      }
      let allowed = try await self.client.send(
        OutboundRequest(url: server.url(), maximumResponseBytes: 1001))
      #expect(allowed.body.count == 1001)
    }
  }

  @Test func `a header without end is refused`() async throws {
    let line = Array("X-Filler: \(String(repeating: "a", count: 1000))\r\n".utf8)
    let script = ScriptedResponse([.send(Array("HTTP/1.1 200 OK\r\n".utf8)), .sendForever(line)])
    try await FakeHTTPServer.with({ _ in script }) { server in
      await #expect(throws: OutboundError.self) {
        try await self.client.send(OutboundRequest(url: server.url()))
      }
    }
  }

  @Test func `nobody listening is named with the address`() async throws {
    let port = try await FakeHTTPServer.with({ _ in .text("") }) { $0.port }
    let error = await #expect(throws: OutboundError.self) {
      try await self.client.send(OutboundRequest(url: "http://127.0.0.1:\(port)/"))
    }
    guard case .unreachable(let host, _) = try #require(error) else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(host == "127.0.0.1:\(port)")
  }

  @Test(arguments: [
    ScriptedResponse.wrongLength(announced: 1000, body: Array("half".utf8)),
    ScriptedResponse([
      .send(ScriptedResponse.head(200, [("Transfer-Encoding", "chunked")])),
      .send(ScriptedResponse.chunk(Array("half".utf8))), .close,
    ]),
    ScriptedResponse([.send(Array("HTTP/1.1 200 OK\r\nContent-".utf8)), .reset]),
  ])
  func `a connection that breaks off is no whole answer`(script: ScriptedResponse) async throws {
    try await FakeHTTPServer.with({ _ in script }) { server in
      let error = await #expect(throws: OutboundError.self) {
        try await self.client.send(OutboundRequest(url: server.url()))
      }
      guard case .interrupted = try #require(error) else {
        Issue.record("\(String(describing: error))")
        return
      }
    }
  }

  @Test func `a request that may have had an effect is not sent again by itself`() async throws {
    try await FakeHTTPServer.with({ request in
      request.path == "/act" ? .hangUp : .text("ok")
    }) { server in
      // The connection is one that is reused, where curl would try again over a new one.
      _ = try await self.client.send(OutboundRequest(url: server.url()))
      await #expect(throws: OutboundError.self) {
        try await self.client.send(
          OutboundRequest(method: .post, url: server.url("/act"), body: .bytes([1])))
      }
      #expect(server.requests.count { $0.path == "/act" } == 1)
    }
  }

  @Test func `the answer comes in dribs and drabs`() async throws {
    let script = ScriptedResponse.chunked([Array("one ".utf8), Array("two".utf8)]).dribbled
    try await FakeHTTPServer.with({ _ in script }) { server in
      let response = try await self.client.send(OutboundRequest(url: server.url()))
      #expect(response.body == Array("one two".utf8))
    }
  }

  @Test func `HEAD has no body, and POST without one says so`() async throws {
    let script = ScriptedResponse([
      .send(ScriptedResponse.head(200, [("Content-Length", "5")]))
    ])
    try await FakeHTTPServer.with({ $0.method == "HEAD" ? script : .text("ok") }) { server in
      let head = try await self.client.send(OutboundRequest(method: .head, url: server.url()))
      #expect(head.body.isEmpty)
      #expect(head.headers[.contentLength] == "5")
      _ = try await self.client.send(OutboundRequest(method: .post, url: server.url()))
      #expect(server.requests.last?.header("content-length") == "0")
      #expect(server.requests.last?.header("content-type") == nil)
    }
  }

  @Test func `header fields go out as given, but for those that follow from the body`() async throws
  {
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let empty = try #require(HTTPField.Name("X-Empty"))
      var headers: HTTPFields = [.accept: "a/b", .contentLength: "99", .expect: "100-continue"]
      headers[.transferEncoding] = "chunked"
      headers[empty] = ""
      _ = try await self.client.send(
        OutboundRequest(method: .put, url: server.url(), headers: headers, body: .bytes([1, 2])))
      let request = try #require(server.requests.first)
      #expect(request.header("accept") == "a/b")
      #expect(request.header("x-empty") == "")
      #expect(
        request.headers.filter { $0.name.lowercased() == "content-length" }.map(\.value) == ["2"])
      #expect(request.header("transfer-encoding") == nil)
      #expect(request.header("expect") == nil)
    }
  }
}
