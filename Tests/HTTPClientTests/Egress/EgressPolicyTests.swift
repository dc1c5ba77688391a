import HTTPTypes
import TestSupport
import Testing

@testable import HTTPClient

struct EgressPolicyTests {
  private static func client(_ policy: EgressPolicy) -> CurlClient {
    CurlClient(configuration: .init(proxies: .none, egress: policy))
  }

  private static func isRefused(_ error: OutboundError?) -> Bool {
    if case .refused = error { true } else { false }
  }

  @Test(arguments: [
    "127.0.0.1", "127.1", "127.0.1", "2130706433", "0x7f000001", "0x7f.0.0.1", "0177.0.0.1",
    "017700000001", "127.0.0.1.", "[::ffff:127.0.0.1]", "[::ffff:7f00:1]",
  ])
  func `no spelling of this machine is connected to`(host: String) async throws {
    try await FakeHTTPServer.with({ _ in .text("inside") }) { server in
      let url = "https://\(host):\(server.port)/"
      let error = await #expect(throws: OutboundError.self) {
        try await Self.client(.providers()).send(OutboundRequest(url: url))
      }
      #expect(Self.isRefused(error), "\(String(describing: error))")
      #expect(server.connectionCount == 0)
    }
  }

  @Test(arguments: ["localhost", "api.localhost"])
  func `a name that leads to this machine is refused at the socket`(host: String) async throws {
    try await FakeHTTPServer.with({ _ in .text("inside") }) { server in
      let url = "https://\(host):\(server.port)/"
      let error = await #expect(throws: OutboundError.self) {
        try await Self.client(.providers()).send(OutboundRequest(url: url))
      }
      #expect(
        error
          == .refused(host: "\(host):\(server.port)", reason: "its address is loopback"))
      #expect(server.connectionCount == 0)
    }
  }

  @Test func `a local host is asked when it is allowed by name`() async throws {
    try await FakeHTTPServer.with({ _ in .text("inside") }) { server in
      let rule = try #require(HostRule("127.0.0.1:\(server.port)"))
      let client = Self.client(.providers(hosts: ["api.openai.com"], local: [rule]))
      #expect(try await client.send(OutboundRequest(url: server.url())).status == .ok)
      let error = await #expect(throws: OutboundError.self) {
        try await client.send(OutboundRequest(url: "http://127.0.0.1:1/"))
      }
      #expect(Self.isRefused(error))
    }
  }

  @Test func `a service of one's own is asked in a private network and nowhere else`() async throws
  {
    try await FakeHTTPServer.with({ _ in .text("inside") }) { server in
      let here = try #require(HostRule("127.0.0.1:\(server.port)"))
      let client = Self.client(.privateNetwork([here, "8.8.8.8", "169.254.169.254"]))
      #expect(try await client.send(OutboundRequest(url: server.url())).status == .ok)
      for url in ["http://127.0.0.1:1/", "https://8.8.8.8/", "http://169.254.169.254/"] {
        let error = await #expect(throws: OutboundError.self) {
          try await client.send(OutboundRequest(url: url))
        }
        #expect(Self.isRefused(error), "\(url): \(String(describing: error))")
      }
      #expect(server.connectionCount == 1)
    }
  }

  @Test func `no proxy stands before a service of one's own`() {
    #expect(!EgressPolicy.privateNetwork(["10.0.0.8"]).allowsProxy)
    #expect(EgressPolicy.providers().allowsProxy)
  }

  @Test(arguments: [
    "https://169.254.169.254/", "https://[fe80::1]/", "https://0.0.0.0/", "https://224.0.0.1/",
    "https://[fd00:ec2::254]/",
  ])
  func `a local host may not be the network's own services`(url: String) throws {
    let target = try RequestTarget(url)
    let rule = try #require(HostRule(target.host))
    #expect(throws: OutboundError.self) { try EgressPolicy.providers(local: [rule]).check(target) }
  }

  @Test(arguments: [
    ("https://api.openai.com/v1", true), ("http://api.openai.com/v1", false),
    ("https://api.openai.com:8443/", true), ("https://api.openai.com.evil.org/", false),
    ("https://eu.openai.azure.com/", true), ("https://openai.azure.com/", false),
    ("https://evilopenai.azure.com/", false), ("https://10.0.0.8/", false),
    ("https://hub.example.org:444/", true), ("https://hub.example.org/", false),
  ])
  func `a list of hosts is kept to`(url: String, isAllowed: Bool) throws {
    let policy = EgressPolicy.providers(
      hosts: ["api.openai.com", "*.openai.azure.com", "hub.example.org:444"])
    let target = try RequestTarget(url)
    if isAllowed {
      try policy.check(target)
    } else {
      #expect(throws: OutboundError.self) { try policy.check(target) }
    }
  }

  @Test(arguments: [
    ("http://169.254.169.254/metadata/identity", true), ("http://169.254.169.254:81/", false),
    ("https://169.254.169.254/", false), ("http://169.254.170.2/", false),
    ("http://metadata.internal/", false), ("http://127.0.0.1/", false),
  ])
  func `the machine's identity is asked for at one place`(url: String, isAllowed: Bool) throws {
    let target = try RequestTarget(url)
    if isAllowed {
      try EgressPolicy.managedIdentity.check(target)
    } else {
      #expect(throws: OutboundError.self) { try EgressPolicy.managedIdentity.check(target) }
    }
    #expect(throws: OutboundError.self) { try EgressPolicy.providers().check(target) }
  }
}
