import NIOCore
import NIOPosix
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// A server with more connections than it takes.
@Suite(.serialized) struct CrowdTests {
  private typealias Method = ControlService.Method

  private func serving(
    _ kind: TransportKind = .tcp, _ configure: (inout RPCServer.Configuration) -> Void,
    _ body: (RPCServer, RPCAddress) async throws -> Void
  ) async throws {
    try await TestSupport.serving(
      ControlService().makeRouter(), tls: try ControlHarness.security(kind, "collector"),
      group: .singletonMultiThreadedEventLoopGroup, configure, body)
  }

  private func connect(to address: RPCAddress) async throws -> any Channel {
    try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: address.host, port: address.port).get()
  }

  @Test("Silent strangers make room for those that come after them")
  func strangers() async throws {
    try await self.serving {
      $0.maxStrangers = 3
      // Nobody goes because of the time that this machine takes.
      $0.limits.handshakeTimeout = .seconds(600)
    } _: { server, address in
      var crowd: [any Channel] = []
      for number in 1...3 {
        crowd.append(try await self.connect(to: address))
        // One after the other: event loops may finish what they accept in another order.
        try await eventually("it is in") { server.openConnections == number }
      }
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        try await session.send { $0.writeOpen(Method.echo, stream: 1) }
        #expect(try await session.next(.status) != nil)
      }
      // Waits for the end of the one that came first.
      try await withTimeout { [first = crowd[0]] in try await first.closeFuture.get() }
      #expect(crowd[2].isActive)
      for channel in crowd { try? await channel.close() }
    }
  }

  @Test("A house full of known peers takes none further")
  func full() async throws {
    try await self.serving {
      $0.maxConnections = 1
    } _: { server, address in
      try await RawPeer.connect(to: address) { session in
        try await session.greet()
        let said = try await RawPeer.connect(to: address) { try await $0.next() }
        #expect(said == nil)
        try await session.send { $0.writeOpen(Method.echo, stream: 1) }
        #expect(try await session.next(.status) != nil)
      }
      try await eventually("there is room again") { server.openConnections == 0 }
      try await RawPeer.connect(to: address) { try await $0.greet() }
    }
  }

  @Test("One identity has its number of connections, and another one is told why")
  func ofPeer() async throws {
    try await self.serving(.tls) {
      $0.maxConnectionsOfPeer = 1
    } _: { server, address in
      try await self.calling(address) { first in
        _ = try await first.unary(Method.echo, ByteBuffer(), options: .defaults)
        try await self.calling(address) { second in
          let error = await #expect(throws: RPCError.self) {
            try await second.unary(
              Method.echo, ByteBuffer(), options: CallOptions(timeout: .seconds(20)))
          }
          #expect(error?.message.contains("more connections of one peer") == true)
        }
        _ = try await first.unary(Method.echo, ByteBuffer(), options: .defaults)
      }
    }
  }

  private func calling(
    _ address: RPCAddress, _ body: (RPCClient) async throws -> Void
  ) async throws {
    let client = RPCClient(
      target: RPCTarget(address: address, identity: PeerIdentity(name: "collector")),
      configuration: .init(connectionGrace: .milliseconds(50)),
      tls: try ControlHarness.security(.tls, "trainer"), logger: ControlHarness.logger)
    let running = Task { try await client.run() }
    try await body(client)
    client.beginGracefulShutdown()
    try await running.value
  }
}
