public import NIOCore

/// A call on its way out, as interceptors see it: bytes and options.
public struct ClientCall: Sendable {
  /// What the call sends.
  public enum Request: Sendable {
    /// The one request of a unary or server-streaming call.
    case message(ByteBuffer)
    /// What produces the requests of a client-streaming or bidirectional call.
    case stream(RequestProducer)
  }

  /// What the call brings back.
  public enum Reply: Sendable {
    /// The one response of a unary or client-streaming call.
    case message(ByteBuffer)
    /// The responses of a server-streaming or bidirectional call.
    case stream(MessageStream)
  }

  /// The method called.
  public let method: MethodDescriptor
  /// The call's shape; `request` and the reply must fit it.
  public let shape: CallShape
  /// How the call is made.
  public var options: CallOptions
  /// What the call sends.
  public var request: Request
}
