import NIOCore
import NIOPosix
import RPCCore
import TestSupport

@testable import RPCTransport

/// A peer that sends whatever bytes a test wants, and shows the frames it gets.
final class RawPeer: Sendable {
  private let channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>

  private init(_ channel: NIOAsyncChannel<ByteBuffer, ByteBuffer>) { self.channel = channel }

  /// A conversation with the frames that come in.
  struct Session {
    private var decoder = FrameDecoder(maxPayloadBytes: WireLimits.frameBytes.upperBound)
    private var inbound: NIOAsyncChannelInboundStream<ByteBuffer>.AsyncIterator
    let outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>
    private let channel: any Channel

    init(
      _ inbound: NIOAsyncChannelInboundStream<ByteBuffer>,
      _ outbound: NIOAsyncChannelOutboundWriter<ByteBuffer>, _ channel: any Channel
    ) {
      self.inbound = inbound.makeAsyncIterator()
      self.outbound = outbound
      self.channel = channel
    }

    /// Sends bytes, and returns when the kernel has them.
    func sendThrough(_ write: (inout ByteBuffer) -> Void) async throws {
      var buffer = ByteBuffer()
      write(&buffer)
      try await self.channel.writeAndFlush(buffer).get()
    }

    /// Sends bytes.
    func send(_ write: (inout ByteBuffer) -> Void) async throws {
      var buffer = ByteBuffer()
      write(&buffer)
      try await self.outbound.write(buffer)
    }

    /// The next frame; nil when the connection is closed.
    mutating func next() async throws -> Frame? {
      while true {
        if let frame = try self.decoder.next() { return frame }
        guard let bytes = try await self.inbound.next() else { return nil }
        self.decoder.append(bytes)
      }
    }

    /// The next frame of a type; frames of other types are passed over.
    mutating func next(_ type: FrameType) async throws -> Frame? {
      while let frame = try await self.next() {
        if frame.header.type == type { return frame }
      }
      return nil
    }

    /// Sends HELLO and takes the peer's.
    mutating func greet() async throws {
      try await self.send { $0.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) } }
      _ = try await self.next(.hello)
    }
  }

  /// Talks to a server.
  static func connect<Value: Sendable>(
    to address: RPCAddress, _ body: @escaping @Sendable (inout Session) async throws -> Value
  ) async throws -> Value {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: address.host, port: address.port) { channel in
        channel.eventLoop.makeCompletedFuture { try Self.wrap(channel) }
      }
    return try await RawPeer(channel).converse(body)
  }

  /// Talks to the clients that connect, one after the other, while a closure runs.
  static func listen<Value: Sendable>(
    _ serve: @escaping @Sendable (inout Session) async throws -> Void,
    while body: @escaping @Sendable (RPCAddress) async throws -> Value
  ) async throws -> Value {
    let server = try await ServerBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .bind(host: "127.0.0.1", port: 0) { channel in
        channel.eventLoop.makeCompletedFuture { try Self.wrap(channel) }
      }
    let port = server.channel.localAddress?.port ?? 0
    return try await server.executeThenClose { clients in
      try await withThrowingTaskGroup(of: Void.self) { group in
        group.addTask {
          for try await client in clients {
            // What a rude server does to one client is no reason to stop listening.
            try? await RawPeer(client).converse(serve)
          }
        }
        let value = try await withTimeout {
          try await body(RPCAddress(host: "127.0.0.1", port: port))
        }
        group.cancelAll()
        return value
      }
    }
  }

  private func converse<Value: Sendable>(
    _ body: @escaping @Sendable (inout Session) async throws -> Value
  ) async throws -> Value {
    try await withTimeout {
      try await self.channel.executeThenClose { inbound, outbound in
        var session = Session(inbound, outbound, self.channel.channel)
        return try await body(&session)
      }
    }
  }

  private static func wrap(
    _ channel: any Channel
  ) throws -> NIOAsyncChannel<ByteBuffer, ByteBuffer> {
    try NIOAsyncChannel(
      wrappingChannelSynchronously: channel,
      configuration: .init(inboundType: ByteBuffer.self, outboundType: ByteBuffer.self))
  }
}

extension ByteBuffer {
  /// Writes an OPEN of a unary call of the control service.
  mutating func writeOpen(
    _ method: MethodDescriptor, stream: UInt32, flags: FrameFlags = [.data, .end],
    message: String = ""
  ) {
    self.writeFrame(.open, stream: StreamID(stream), flags: flags) {
      OpenHeader.encode(method, timeoutNanoseconds: 0, metadata: [:], into: &$0)
      $0.writeString(message)
    }
  }
}
