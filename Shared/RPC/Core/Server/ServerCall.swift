public import NIOCore

/// A call on its way to its handler, as interceptors see it: bytes and context.
public struct ServerCall: Sendable {
  /// What the client sends.
  public enum Request: Sendable {
    /// The one request of a unary or server-streaming call.
    case message(ByteBuffer)
    /// The requests of a client-streaming or bidirectional call.
    case stream(MessageStream)
  }

  /// What the handler will know about the call.
  public var context: ServerContext
  /// What the client sends.
  public var request: Request
  /// Where streamed responses go; nil for calls with one response.
  public var writer: MessageWriter?

  /// Creates a call.
  public init(context: ServerContext, request: Request, writer: MessageWriter? = nil) {
    self.context = context
    self.request = request
    self.writer = writer
  }
}
