import HTTPClient
import TestSupport
import Testing

struct TracePropagationTests {
  private static let trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"

  @Test func `a trace goes to our own hosts alone`() async throws {
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let own = try #require(HostRule("127.0.0.1:\(server.port)"))
      let cases: [(TracePropagation, String?)] = [(.init(hosts: [own]), Self.trace), (.none, nil)]
      for (traces, expected) in cases {
        let client = CurlClient(configuration: .init(traces: traces))
        _ = try await client.send(OutboundRequest(url: server.url(), trace: Self.trace))
        #expect(server.requests.last?.header("traceparent") == expected)
      }
    }
  }

  @Test(arguments: [
    "", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01\r\nX: y",
    "00-00000000000000000000000000000000-b7ad6b7169203331-01",
    "ff-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", "00-0af7-b7ad-01",
  ])
  func `what is no trace goes nowhere`(trace: String) async throws {
    try await FakeHTTPServer.with({ _ in .text("ok") }) { server in
      let client = CurlClient(configuration: .init(traces: .init(hosts: ["127.0.0.1"])))
      _ = try await client.send(OutboundRequest(url: server.url(), trace: trace))
      #expect(server.requests.last?.header("traceparent") == nil)
    }
  }
}
