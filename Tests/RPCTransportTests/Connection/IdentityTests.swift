import NIOCore
import RPCCore
import RPCTransport
import TestSupport
import Testing

/// Nothing is said to a peer before it has proved who it is.
@Suite(.serialized) struct IdentityTests {
  private typealias Method = ControlService.Method

  /// Calls a server with credentials of the tests' authority.
  private static func call(
    as client: TransportSecurity, expecting identity: String = "collector",
    server: TransportSecurity? = nil
  ) async throws -> RPCError? {
    let service = ControlService()
    let trusted = try TestAuthority.trusted.get()
    let server = RPCServer(
      router: service.makeRouter(),
      configuration: .init(
        address: RPCAddress(host: "127.0.0.1", port: 0)),
      tls: try server ?? .mutualTLS(trusted.credentials(for: "collector")),
      logger: ControlHarness.logger)
    let running = Task { try await server.run() }
    let address = try await server.listeningAddress()
    let caller = RPCClient(
      target: RPCTarget(address: address, identity: PeerIdentity(name: identity)),
      tls: client, logger: ControlHarness.logger)
    let calling = Task { try await caller.run() }
    defer {
      calling.cancel()
      running.cancel()
    }
    return try await withTimeout {
      do {
        _ = try await caller.unary(Method.echo, ByteBuffer(), options: .defaults)
        return nil
      } catch let error as RPCError {
        return error
      }
    }
  }

  @Test("Peers that prove who they are talk")
  func proper() async throws {
    let trusted = try TestAuthority.trusted.get()
    let error = try await Self.call(as: .mutualTLS(trusted.credentials(for: "gateway")))
    #expect(error == nil)
  }

  @Test("A server that is somebody else is not talked to")
  func wrongServer() async throws {
    let trusted = try TestAuthority.trusted.get()
    let error = try await Self.call(
      as: .mutualTLS(trusted.credentials(for: "gateway")), expecting: "trainer")
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("the peer is collector, expected was trainer") == true)
  }

  @Test("A client of another authority is refused")
  func strangeClient() async throws {
    let stranger = try TestAuthority.stranger.get()
    let trusted = try TestAuthority.trusted.get()
    let credentials = try stranger.credentials(for: "gateway", believing: trusted)
    let error = try await Self.call(as: .mutualTLS(credentials))
    #expect(error?.code == .unavailable)
  }

  @Test("A server of another authority is not talked to")
  func strangeServer() async throws {
    let stranger = try TestAuthority.stranger.get()
    let trusted = try TestAuthority.trusted.get()
    let error = try await Self.call(
      as: .mutualTLS(trusted.credentials(for: "gateway")),
      server: .mutualTLS(stranger.credentials(for: "collector", believing: trusted)))
    #expect(error?.code == .unavailable)
    #expect(error?.message.contains("TLS") == true)
  }

  @Test("A plaintext client of a TLS server is refused")
  func plaintextClient() async throws {
    let error = try await Self.call(as: .plaintext)
    #expect(error?.code == .unavailable)
  }

  @Test("A TLS client of a plaintext server is refused")
  func plaintextServer() async throws {
    let trusted = try TestAuthority.trusted.get()
    let error = try await Self.call(
      as: .mutualTLS(trusted.credentials(for: "gateway")), server: .plaintext)
    #expect(error?.code == .unavailable)
  }

  @Test("A certificate without a service's name cannot be used")
  func nameless() throws {
    let trusted = try TestAuthority.trusted.get()
    let error = #expect(throws: RPCConfigurationError.self) {
      try trusted.credentials(for: "no_service_name")
    }
    #expect("\(try #require(error))".contains("spiffe://reddytalk/"))
  }

  @Test("A key that is not the certificate's cannot be used")
  func wrongKey() throws {
    let trusted = try TestAuthority.trusted.get()
    #expect(throws: RPCConfigurationError.self) {
      try TLSCredentials(
        certificateChainPEM: trusted.file("gateway.pem"),
        privateKeyPEM: trusted.file("trainer.key"), trustRootsPEM: trusted.file("ca.pem"))
    }
  }

  @Test("A TLS client that says nothing is disconnected after the handshake timeout")
  func silentTLSClient() async throws {
    let limits = ConnectionLimits(handshakeTimeout: .milliseconds(200))
    try await ControlHarness.run(.tls, limits: limits) { control in
      let address = try await #require(control.server).listeningAddress()
      try await RawPeer.connect(to: address) { session in
        let frame = try await session.next()
        #expect(frame == nil)
      }
    }
  }

  @Test("A file that is not there is named")
  func missingFile() {
    let error = #expect(throws: RPCConfigurationError.self) {
      try TLSCredentials(
        certificateChainFile: "/nowhere/collector.pem", privateKeyFile: "/nowhere/collector.key",
        trustRootsFile: "/nowhere/ca.pem")
    }
    #expect(error.map { "\($0)".contains("/nowhere/collector.pem") } == true)
  }
}
