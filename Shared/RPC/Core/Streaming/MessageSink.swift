package import NIOCore

/// Where a writer's messages go.
package protocol MessageSink: AnyObject, Sendable {
  /// Sends a message; suspends while the receiver has no room.
  nonisolated(nonsending) func write(_ message: ByteBuffer) async throws(RPCError)
}
