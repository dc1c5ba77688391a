import Glibc
import NIOCore
import NIOPosix
import TestSupport
import Testing

@testable import RPCTransport

struct AcceptPauseTests {
  /// A listener on a free port.
  private func listen() async throws -> any Channel {
    try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .serverChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(AcceptPause())
        }
      }
      .bind(host: "127.0.0.1", port: 0).get()
  }

  /// Whether it takes connections, before and right after a failed accept.
  private func acceptsAfter(_ code: CInt, _ listener: any Channel) async throws -> Bool {
    try await listener.eventLoop.flatSubmit {
      listener.pipeline.fireErrorCaught(IOError(errnoCode: code, reason: "accept"))
      return listener.getOption(.autoRead)
    }.get()
  }

  @Test(arguments: [EMFILE, ENFILE, ENOBUFS, ENOMEM])
  func `a listener pauses when there are no more files, and goes on`(_ code: CInt) async throws {
    let listener = try await self.listen()
    #expect(try await self.acceptsAfter(code, listener) == false)
    try await eventually("it goes on") { try await listener.getOption(.autoRead).get() }
    let port = try #require(listener.localAddress?.port)
    let client = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port).get()
    try await client.close()
    try await listener.close()
  }

  @Test func `a peer that has gone again pauses nothing`() async throws {
    let listener = try await self.listen()
    #expect(try await self.acceptsAfter(ECONNABORTED, listener))
    try await listener.close()
  }
}
