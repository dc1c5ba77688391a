import HTTPClient
import HTTPTypes
import TestSupport
import Testing

struct RedirectTests {
  private let client = CurlClient()

  private static func secrets() throws -> HTTPFields {
    var headers: HTTPFields = [
      .authorization: "Bearer secret-token", .cookie: "session=secret", .accept: "text/plain",
    ]
    headers[try #require(HTTPField.Name("api-key"))] = "secret-key"
    headers[try #require(HTTPField.Name("X-Vault-Token"))] = "secret-vault"
    return headers
  }

  @Test func `a redirect is an answer unless it is to be followed`() async throws {
    try await FakeHTTPServer.with({ _ in .redirect("/there") }) { server in
      let response = try await self.client.send(OutboundRequest(url: server.url()))
      #expect(response.status.code == 302)
      #expect(server.requests.count == 1)
    }
  }

  @Test(arguments: [301, 302, 303, 307, 308])
  func `a redirect within an origin keeps the credentials`(status: Int) async throws {
    try await FakeHTTPServer.with({
      $0.path == "/there" ? .text("arrived") : .redirect("/there", status: status)
    }) { server in
      let response = try await self.client.send(
        OutboundRequest(
          url: server.url(), headers: try Self.secrets(), redirects: .follow(maximum: 3)))
      #expect(response.body == Array("arrived".utf8))
      #expect(server.requests.last?.header("authorization") == "Bearer secret-token")
    }
  }

  @Test func `a redirect to another port takes no credentials along, nor back`() async throws {
    try await FakeHTTPServer.with({ request in
      .redirect("http://127.0.0.1:\(request.header("x-home") ?? "")/home")
    }) { other in
      try await FakeHTTPServer.with({ request in
        request.path == "/home"
          ? .text("home") : .redirect("http://127.0.0.1:\(other.port)/other")
      }) { server in
        var headers = try Self.secrets()
        headers[try #require(HTTPField.Name("X-Home"))] = String(server.port)
        let response = try await self.client.send(
          OutboundRequest(url: server.url(), headers: headers, redirects: .follow(maximum: 3)))
        #expect(response.body == Array("home".utf8))
        #expect(server.requests.first?.header("api-key") == "secret-key")
        for request in [other.requests.first, server.requests.last] {
          let request = try #require(request)
          #expect(request.header("accept") == "text/plain")
          for name in ["authorization", "cookie", "api-key", "x-vault-token"] {
            #expect(request.header(name) == nil, "\(name)")
          }
        }
      }
    }
  }

  @Test(arguments: [HTTPRequest.Method.post, .put, .delete, .patch])
  func `only questions are followed`(method: HTTPRequest.Method) async throws {
    try await FakeHTTPServer.with({ _ in .redirect("/there", status: 307) }) { server in
      let response = try await self.client.send(
        OutboundRequest(method: method, url: server.url(), redirects: .follow(maximum: 3)))
      #expect(response.status.code == 307)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `there is an end to redirects`() async throws {
    try await FakeHTTPServer.with({ _ in .redirect("/again") }) { server in
      await #expect(
        throws: OutboundError.tooManyRedirects(host: "127.0.0.1:\(server.port)", maximum: 3)
      ) {
        try await self.client.send(
          OutboundRequest(url: server.url(), redirects: .follow(maximum: 3)))
      }
      #expect(server.requests.count == 4)
    }
  }

  @Test(arguments: [
    "http://169.254.169.254/latest/meta-data", "https://0x7f.1/", "file:///etc/passwd",
    "https://user:pass@127.0.0.1/", "https://other.example/",
  ])
  func `each place is checked, and not repeated in errors`(location: String) async throws {
    try await FakeHTTPServer.with({ _ in .redirect(location) }) { server in
      let rule = try #require(HostRule("127.0.0.1:\(server.port)"))
      let client = CurlClient(
        configuration: .init(egress: .providers(hosts: [], local: [rule])))
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(url: server.url(), redirects: .follow(maximum: 3)))
      }
      #expect(try #require(error).description.contains("pass@") == false)
      #expect(server.requests.count == 1)
    }
  }

  @Test func `streams are followed too`() async throws {
    try await FakeHTTPServer.with({
      $0.path == "/there" ? .text("arrived") : .redirect("/there")
    }) { server in
      let stream = try await self.client.open(
        OutboundRequest(url: server.url(), redirects: .follow(maximum: 1)))
      #expect(try await stream.body.collect() == Array("arrived".utf8))
    }
  }
}
