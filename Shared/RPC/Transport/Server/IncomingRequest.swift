internal import NIOCore
internal import RPCCore

/// What the peer sends with a call, before its handler begins.
enum IncomingRequest {
  /// The one request of a unary or server-streaming call.
  case message(MessageParts)
  /// The requests of a client-streaming or bidirectional call.
  case stream(MessageStream)

  /// What it keeps in memory while its call waits; the bytes of a stream are bounded by its credit.
  var heldBytes: Int {
    if case .message(let message) = self { message.readableBytes } else { 0 }
  }

  /// As the handler takes it. Joins the parts of a message: not for an event loop.
  func joined() -> ServerCall.Request {
    switch self {
    case .message(let message): .message(message.joined(pausing: LargeRequestExecutor.pause))
    case .stream(let messages): .stream(messages)
    }
  }
}
