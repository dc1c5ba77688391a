import NIOCore
import NIOPosix
import NIOSSL
import RPCCore
import TestSupport

@testable import RPCTransport

/// What a server says to somebody who greets it and calls at once.
struct Knock {
  /// The frames that came before the connection ended, or before the call was answered.
  var frames: [FrameType] = []
  /// Why the peer ended the connection; nil when it did not say.
  var goAway: GoAway?
  /// The TLS version that was agreed on; nil when none was.
  var version: TLSVersion?

  /// Whether a call was looked at.
  var isLetIn: Bool { self.frames.contains(.hello) || self.frames.contains(.status) }

  /// Knocks.
  ///
  /// - Parameters:
  ///   - address: Where.
  ///   - tls: How; nil for plaintext.
  ///   - text: What is sent in place of HELLO and OPEN.
  static func at(
    _ address: RPCAddress, tls: TLSConfiguration?, text: String? = nil
  ) async throws -> Knock {
    let context = try tls.map { try NIOSSLContext(configuration: $0) }
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: address.host, port: address.port) { channel in
        channel.eventLoop.makeCompletedFuture {
          if let context {
            try channel.pipeline.syncOperations.addHandler(
              NIOSSLClientHandler(context: context, serverHostname: nil))
          }
          return try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await withTimeout {
      try await channel.executeThenClose { inbound, outbound in
        var knock = Knock()
        // However it ends, what was heard before is what counts.
        try? await outbound.write(Self.request(text))
        try? await knock.listen(to: inbound)
        knock.version = try? await channel.channel.nioSSL_tlsVersion().get()
        return knock
      }
    }
  }

  private mutating func listen(
    to inbound: NIOAsyncChannelInboundStream<ByteBuffer>
  ) async throws {
    var decoder = FrameDecoder(maxPayloadBytes: WireLimits.frameBytes.upperBound)
    for try await bytes in inbound {
      decoder.append(bytes)
      while let frame = try decoder.next() {
        self.frames.append(frame.header.type)
        if frame.header.type == .goAway { self.goAway = try GoAway(decoding: frame.payload) }
        if frame.header.type == .status { return }
      }
    }
  }

  private static func request(_ text: String?) -> ByteBuffer {
    var bytes = ByteBuffer()
    if let text {
      bytes.writeString(text)
    } else {
      bytes.writeFrame(.hello) { Hello(.defaults).encode(into: &$0) }
      bytes.writeOpen(ControlService.Method.echo, stream: 1)
    }
    return bytes
  }
}
