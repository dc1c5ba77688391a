public import RPCCore
public import SwiftProtobuf

/// Where a handler writes the messages of a streamed response, one after the other.
public struct StreamWriter<Message: SwiftProtobuf.Message>: Sendable {
  private let writer: MessageWriter

  /// Writes encoded messages to `writer`.
  public init(_ writer: MessageWriter) {
    self.writer = writer
  }

  /// Writes a message; suspends while the receiver has no room for it.
  public nonisolated(nonsending) func write(_ message: Message) async throws {
    try await self.writer.write(MessageCoding.encode(message))
  }
}
