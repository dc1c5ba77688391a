import NIOCore
import NIOPosix
import NIOSSL
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// Whom a server lets in: nobody else gets as far as a stream.
@Suite(.serialized) struct RefusedPeerTests {
  private static let day = 86_400.0

  /// A server of the collector that counts the calls that reach a handler, while a closure runs. The
  /// trainer may call it.
  private static func serving(
    _ certificates: TestCertificates,
    _ body: @escaping (RPCAddress) async throws -> Void
  ) async throws -> Int {
    let probe = ControlProbe()
    let method = ControlService.Method.echo
    var router = RPCRouter()
    router.registerUnary(method) { request, _ in
      probe.countWritten()
      return request
    }
    var access = AccessPolicy()
    access.allow(method, for: [PeerIdentity(name: "trainer")])
    let server = RPCServer(
      router: router, access: access,
      configuration: .init(address: RPCAddress(host: "127.0.0.1", port: 0)),
      tls: .mutualTLS(try certificates.credentials("collector")), logger: ControlHarness.logger)
    let running = Task { try await server.run() }
    try await body(try await server.listeningAddress())
    server.beginGracefulShutdown()
    try await running.value
    return probe.written
  }

  /// Expects that nobody who comes so is let in.
  private static func expectRefusal(
    _ certificates: TestCertificates, _ tls: TLSConfiguration?, text: String? = nil,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let calls = try await Self.serving(certificates) { address in
      let knock = try await Knock.at(address, tls: tls, text: text)
      #expect(!knock.isLetIn, "\(knock.frames)", sourceLocation: sourceLocation)
    }
    #expect(calls == 0, sourceLocation: sourceLocation)
  }

  @Test func `who may call is let in, over TLS 1.3`() async throws {
    let certificates = try TestCertificates(["collector", "trainer"])
    let calls = try await Self.serving(certificates) { address in
      let knock = try await Knock.at(address, tls: certificates.client("trainer"))
      #expect(knock.frames == [.hello, .status])
      #expect(knock.version == .tlsv13)
    }
    #expect(calls == 1)
  }

  @Test func `without a certificate nobody is let in`() async throws {
    try await Self.expectRefusal(
      TestCertificates(["collector"]), TestCertificates.anybody)
  }

  @Test func `a certificate of another authority is refused`() async throws {
    let strangers = try TestCertificates(["trainer"])
    try await Self.expectRefusal(
      TestCertificates(["collector", "trainer"]), strangers.client("trainer"))
  }

  @Test func `a certificate that has expired is refused`() async throws {
    let certificates = try TestCertificates(["collector"])
    try certificates.issue("trainer", madeAt: -2 * Self.day, lifetime: Self.day)
    try await Self.expectRefusal(certificates, certificates.client("trainer"))
  }

  @Test func `a certificate that is not valid yet is refused`() async throws {
    let certificates = try TestCertificates(["collector"])
    try certificates.issue("trainer", madeAt: Self.day, lifetime: Self.day)
    try await Self.expectRefusal(certificates, certificates.client("trainer"))
  }

  @Test func `a service that may call nothing here is refused by its name`() async throws {
    let certificates = try TestCertificates(["collector", "evaluator"])
    let calls = try await Self.serving(certificates) { address in
      let knock = try await Knock.at(address, tls: certificates.client("evaluator"))
      #expect(knock.frames == [.goAway])
      #expect(knock.goAway?.reason == .identity)
      #expect(knock.goAway?.message.contains("evaluator") == true)
    }
    #expect(calls == 0)
  }

  @Test func `a certificate without a name of ours is refused`() async throws {
    let certificates = try TestCertificates(["collector", "no_service_name"])
    let calls = try await Self.serving(certificates) { address in
      let knock = try await Knock.at(address, tls: certificates.client("no_service_name"))
      #expect(knock.frames == [.goAway])
      #expect(knock.goAway?.reason == .identity)
    }
    #expect(calls == 0)
  }

  @Test(arguments: [TLSVersion.tlsv1, .tlsv11, .tlsv12])
  func `versions of TLS before 1.3 are refused`(version: TLSVersion) async throws {
    let certificates = try TestCertificates(["collector", "trainer"])
    var client = try certificates.client("trainer")
    client.maximumTLSVersion = version
    try await Self.expectRefusal(certificates, client)
  }

  @Test(arguments: [nil, "GET / HTTP/1.1\r\nHost: x\r\n\r\n"])
  func `plaintext is refused, frames and other protocols alike`(text: String?) async throws {
    let certificates = try TestCertificates(["collector", "trainer"])
    try await Self.expectRefusal(certificates, nil, text: text)
  }

  @Test(arguments: ["expired", "not valid yet", "another authority", "another service"])
  func `a server that is not who it should be is not talked to`(case: String) async throws {
    let certificates = try TestCertificates(["trainer", "collector"])
    let strangers = try TestCertificates(["collector"])
    let server: TLSCredentials
    switch `case` {
    case "expired":
      try certificates.issue("old", madeAt: -2 * Self.day, lifetime: Self.day)
      server = try certificates.credentials("old")
    case "not valid yet":
      try certificates.issue("new", madeAt: Self.day, lifetime: Self.day)
      server = try certificates.credentials("new")
    case "another authority":
      server = try strangers.credentials("collector", believing: certificates)
    default: server = try certificates.credentials("trainer")
    }
    let service = ControlService()
    try await TestSupport.serving(
      service.makeRouter(), tls: .mutualTLS(server),
      group: MultiThreadedEventLoopGroup.singleton, { _ in }
    ) { _, address in
      let client = RPCClient(
        target: RPCTarget(
          address: address,
          identity: PeerIdentity(
            name: ["expired": "old", "not valid yet": "new"][`case`] ?? "collector")),
        tls: .mutualTLS(try certificates.credentials("trainer")), logger: ControlHarness.logger)
      let running = Task { try await client.run() }
      defer { running.cancel() }
      let error = await #expect(throws: RPCError.self) {
        try await client.unary(ControlService.Method.echo, ByteBuffer(), options: .defaults)
      }
      #expect(error?.code == .unavailable)
    }
  }
}
