import TestSupport
import Testing

@testable import HTTPClient

struct ProxyRulesTests {
  @Test(arguments: [
    ("http://example.org/", "http://p:1"), ("https://example.org/", "http://p:2"),
    ("https://intern.hospital.example/", nil), ("https://hospital.example/", nil),
    ("https://nothospital.example/", "http://p:2"), ("https://10.1.2.3/", nil),
    ("https://11.1.2.3/", "http://p:2"), ("https://ports.example:8443/", nil),
    ("https://ports.example/", "http://p:2"), ("http://localhost/", nil),
    ("http://127.0.0.2/", nil),
  ])
  func `the proxy depends on scheme and host`(url: String, proxy: String?) throws {
    let rules = ProxyRules(
      http: "http://p:1", https: "http://p:2",
      exempt: [".hospital.example", "10.0.0.0/8", "ports.example:8443"])
    #expect(rules.proxy(for: try RequestTarget(url)) == proxy)
  }

  @Test func `the environment is read, but for what a caller could set`() throws {
    let rules = ProxyRules.environment([
      "HTTP_PROXY": "http://evil", "HTTPS_PROXY": "http://p", "NO_PROXY": "a.example, b.example",
    ])
    #expect(rules == ProxyRules(http: nil, https: "http://p", exempt: ["a.example", "b.example"]))
    #expect(ProxyRules.environment(["all_proxy": "http://p"]) == .all("http://p"))
    #expect(ProxyRules.environment([:]) == .none)
  }

  @Test func `everything can be exempt`() throws {
    let rules = ProxyRules.all("http://p", exempt: ["*"])
    #expect(rules.proxy(for: try RequestTarget("https://example.org/")) == nil)
  }

  @Test func `a request goes through the proxy, and one that is not allowed does not`() async throws
  {
    try await FakeHTTPServer.with({ .text($0.target) }) { proxy in
      func client(_ egress: EgressPolicy) -> CurlClient {
        CurlClient(
          configuration: .init(proxies: .all("http://127.0.0.1:\(proxy.port)"), egress: egress))
      }
      let response = try await client(.unrestricted).send(
        OutboundRequest(url: "http://hospital.example/a"))
      #expect(String(decoding: response.body, as: UTF8.self) == "http://hospital.example/a")
      for url in ["https://10.0.0.1/", "http://other.example/", "https://other.example/"] {
        await #expect(throws: OutboundError.self) {
          try await client(.providers(hosts: ["hospital.example"])).send(OutboundRequest(url: url))
        }
      }
      #expect(proxy.requests.count == 1)
    }
  }

  @Test func `the answer of a proxy that refuses a tunnel is no answer`() async throws {
    try await FakeHTTPServer.with({ _ in .text("go away", status: 403) }) { proxy in
      let client = CurlClient(
        configuration: .init(proxies: .all("http://127.0.0.1:\(proxy.port)")))
      await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(url: "https://hospital.example/"))
      }
      #expect(proxy.requests.first?.method == "CONNECT")
    }
  }
}
