import NIOCore
import NIOPosix

/// Sends bytes as they are, for what no HTTP client would send.
enum RawConnection {
  /// Sends `text`, and reads until the server closes the connection or has sent `end`.
  static func exchange(
    port: Int, _ text: String, until end: String? = nil
  ) async throws -> String {
    let channel = try await ClientBootstrap(group: MultiThreadedEventLoopGroup.singleton)
      .connect(host: "127.0.0.1", port: port) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(wrappingChannelSynchronously: channel)
        }
      }
    return try await channel.executeThenClose { inbound, outbound in
      var answer = ""
      do {
        if !text.isEmpty { try await outbound.write(ByteBuffer(string: text)) }
        for try await buffer in inbound {
          answer += String(buffer: buffer)
          if let end, answer.contains(end) { break }
        }
      } catch is IOError {
        // Reset: what was received before it counts.
      } catch is ChannelError {
        // Closed before everything was sent.
      } catch is NIOAsyncWriterError {
        // The same, seen by another part of NIO.
      }
      return answer
    }
  }
}
