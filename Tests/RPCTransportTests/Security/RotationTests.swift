import NIOCore
import NIOPosix
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// Credentials are replaced under open connections.
@Suite(.serialized) struct RotationTests {
  private typealias Method = ControlService.Method

  /// A collector and a trainer that calls it, both with credentials that can be replaced.
  private struct Pair: Sendable {
    let server: RPCServer
    let client: RPCClient
    let collector: RotatingCredentials
    let trainer: RotatingCredentials
    let service: ControlService
  }

  private static func running(
    _ certificates: TestCertificates, _ body: @escaping @Sendable (Pair) async throws -> Void
  ) async throws {
    let service = ControlService()
    let collector = RotatingCredentials(try certificates.credentials("collector"))
    let trainer = RotatingCredentials(try certificates.credentials("trainer"))
    let server = RPCServer(
      router: service.makeRouter(),
      configuration: .init(address: RPCAddress(host: "127.0.0.1", port: 0)),
      tls: .rotatingTLS(collector), logger: ControlHarness.logger)
    try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask { try await server.run() }
      let client = RPCClient(
        target: RPCTarget(
          address: try await server.listeningAddress(), identity: PeerIdentity(name: "collector")),
        configuration: .init(connectionGrace: .seconds(30)),
        tls: .rotatingTLS(trainer), logger: ControlHarness.logger)
      tasks.addTask { try await client.run() }
      try await withTimeout {
        try await body(
          Pair(
            server: server, client: client, collector: collector, trainer: trainer,
            service: service))
      }
      client.beginGracefulShutdown()
      server.beginGracefulShutdown()
      try await tasks.waitForAll()
    }
  }

  private static func whoAmI(_ pair: Pair) async throws -> String {
    String(buffer: try await pair.client.unary(Method.whoAmI, ByteBuffer(), options: .defaults))
  }

  /// Calls one time after the other; none may fail.
  private static func call(_ pair: Pair, times: Int) async throws {
    for _ in 0..<times {
      let name = try await Self.whoAmI(pair)
      #expect(name == "trainer")
    }
  }

  @Test func `an open connection goes on after its credentials were replaced`() async throws {
    let (old, new) = (
      try TestCertificates(["collector", "trainer"]), try TestCertificates(["collector"])
    )
    try await Self.running(old) { pair in
      #expect(try await Self.whoAmI(pair) == "trainer")
      // Nobody could connect with these: the connection that is open needs them no more.
      pair.collector.replace(with: try new.credentials("collector"))
      #expect(try await Self.whoAmI(pair) == "trainer")
      #expect(pair.server.openConnections == 1)
    }
  }

  @Test func `connections made before are drained, and their calls end`() async throws {
    let certificates = try TestCertificates(["collector", "trainer"])
    try await Self.running(certificates) { pair in
      #expect(try await Self.whoAmI(pair) == "trainer")
      let stream = try await pair.client.serverStreaming(
        Method.hangAfterFirst, ByteBuffer(), options: .defaults)
      var iterator = stream.makeAsyncIterator()
      _ = try await iterator.next()
      let generation = pair.collector.replace(with: try certificates.credentials("collector"))
      pair.server.drainConnections(madeBefore: generation)
      try await eventually("new calls have a connection of their own") {
        _ = try await Self.whoAmI(pair)
        return pair.server.openConnections == 2
      }
      #expect(pair.service.probe.cancelled == 0)
      withExtendedLifetime(iterator) {}
    }
  }

  @Test func `connections made with the newest credentials are left alone`() async throws {
    let certificates = try TestCertificates(["collector", "trainer"])
    try await Self.running(certificates) { pair in
      let server = pair.collector.replace(with: try certificates.credentials("collector"))
      let client = pair.trainer.replace(with: try certificates.credentials("trainer"))
      #expect(try await Self.whoAmI(pair) == "trainer")
      pair.server.drainConnections(madeBefore: server)
      pair.client.drainConnections(madeBefore: client)
      try await Self.call(pair, times: 20)
      #expect(pair.server.openConnections == 1)
    }
  }

  @Test func `no call fails while both ends drain their connections again and again`() async throws
  {
    let certificates = try TestCertificates(["collector", "trainer"])
    try await Self.running(certificates) { pair in
      try await withThrowingTaskGroup(of: Void.self) { tasks in
        for _ in 0..<8 {
          tasks.addTask { try await Self.call(pair, times: 100) }
        }
        for _ in 0..<10 {
          let server = pair.collector.replace(with: try certificates.credentials("collector"))
          let client = pair.trainer.replace(with: try certificates.credentials("trainer"))
          pair.server.drainConnections(madeBefore: server)
          pair.client.drainConnections(madeBefore: client)
          try await Self.call(pair, times: 5)
        }
        try await tasks.waitForAll()
      }
    }
  }
}
