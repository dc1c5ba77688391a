import CLinux
import NIOCore
import RPCCore
import SwiftProtobuf

/// Turns messages into bytes and back, with the limits that hold for every call.
enum MessageCoding {
  /// No contract nests deeper than a handful of levels; a sender that does wants the stack.
  static let depthLimit = 32

  private static let options: BinaryDecodingOptions = {
    var options = BinaryDecodingOptions()
    options.messageDepthLimit = Self.depthLimit
    // No service passes messages on, and what a service does not know it should not keep.
    options.discardUnknownFields = true
    return options
  }()

  /// The bytes of a message.
  static func encode(_ message: some Message) throws(RPCError) -> ByteBuffer {
    do {
      let bytes: MessageBytes = try message.serializedBytes()
      return bytes.buffer
    } catch {
      let name = type(of: message).protoMessageName
      throw RPCError(
        code: .internalError, message: "a message of type \(name) could not be encoded",
        cause: error)
    }
  }

  /// The request in `bytes`; the sender is at fault when there is none.
  static func decodeRequest<Request: Message>(
    _ bytes: ByteBuffer, as type: Request.Type = Request.self
  ) throws(RPCError) -> Request {
    try Self.decode(bytes, code: .invalidArgument, subject: "the request")
  }

  /// The response in `bytes`; the service is at fault when there is none.
  static func decodeResponse<Response: Message>(
    _ bytes: ByteBuffer, as type: Response.Type = Response.self
  ) throws(RPCError) -> Response {
    try Self.decode(bytes, code: .internalError, subject: "the response")
  }

  private static func decode<M: Message>(
    _ bytes: ByteBuffer, code: RPCError.Code, subject: String
  ) throws(RPCError) -> M {
    if MessageWeight.isExcessive(bytes) {
      throw RPCError(
        code: .resourceExhausted,
        message: "\(subject) has more than \(MessageWeight.limit) elements or"
          + " \(MessageWeight.numberLimit) numbers")
    }
    do {
      return try Self.merged(bytes)
    } catch {
      throw RPCError(
        code: code, message: "\(subject) is not a message of type \(M.protoMessageName)",
        cause: error)
    }
  }

  /// Decodes a message piece by piece. Whoever waits for this thread's processor runs in between: the kernel would let
  /// it wait for the whole of a long message.
  private static func merged<M: Message>(_ bytes: ByteBuffer) throws -> M {
    guard bytes.readableBytes > 2 * MessageSlices.leastBytes else {
      return try M(serializedBytes: MessageBytes(bytes), options: Self.options)
    }
    var message = M()
    for slice in MessageSlices(bytes) {
      try message.merge(serializedBytes: MessageBytes(slice), options: Self.options)
      clinux_yield()
    }
    return message
  }
}
