import Logging
import NIOCore
import NIOEmbedded
import RPCCore
import TestSupport
import Testing

@testable import RPCTransport

/// A flush that changes the channel's writability comes back into the connection.
@Suite struct ReentrantFlushTests {
  /// Says after every flush that it takes more, as a socket does whose buffer was full.
  private final class EagerSocket: ChannelOutboundHandler {
    typealias OutboundIn = ByteBuffer

    func flush(context: ChannelHandlerContext) {
      context.flush()
      context.fireChannelWritabilityChanged()
    }
  }

  private final class Owner: ConnectionOwner {
    func connectionIsDraining(_ connection: ConnectionHandler) {}
    func connectionIsClosed(_ connection: ConnectionHandler, cause: RPCError) {}
  }

  private static func frames(_ channel: EmbeddedChannel) throws -> [FrameType] {
    channel.embeddedEventLoop.run()
    var decoder = FrameDecoder(maxPayloadBytes: WireLimits.frameBytes.upperBound)
    var types: [FrameType] = []
    while let bytes = try channel.readOutbound(as: ByteBuffer.self) {
      decoder.append(bytes)
      while let frame = try decoder.next() { types.append(frame.header.type) }
    }
    return types
  }

  @Test("What is flushed from inside a flush is not sent a second time", arguments: [10, 50_000])
  func sentOnce(_ bytes: Int) throws {
    let channel = EmbeddedChannel()
    let owner = Owner()
    let handler = ConnectionHandler(
      side: .client(expected: nil), limits: .defaults, isSecured: false, peerName: "test",
      channel: channel, owner: owner, logger: ControlHarness.logger)
    try channel.pipeline.syncOperations.addHandlers([EagerSocket(), handler])
    try channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    #expect(try Self.frames(channel) == [.hello])
    var hello = ByteBuffer()
    hello.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) }
    try channel.writeInbound(hello)
    let calls = (0..<3).map { _ in
      OutgoingCall(
        method: ControlService.Method.echo, shape: .unary, deadline: .distantFuture,
        options: .defaults, request: ByteBuffer(repeating: 1, count: bytes))
    }
    for call in calls { handler.submit(.start(call)) }
    #expect(try Self.frames(channel) == [.open, .open, .open])
    _ = try? channel.finish()
  }
}
