internal import NIOCore
internal import RPCCore

// What stands before the message in STATUS.
extension CallStatus {
  /// Appends the header.
  func encode(into buffer: inout ByteBuffer) {
    buffer.writeMultipleIntegers(self.code.rawValue, UInt16(self.message.utf8.count))
    if !self.message.isEmpty { buffer.writeString(self.message) }
    self.metadata.encode(into: &buffer)
  }

  /// Reads the header off the front of a payload; the message is left.
  init(decodingFrom payload: inout ByteBuffer) throws(ProtocolViolation) {
    guard
      let (rawCode, length) = payload.readMultipleIntegers(as: (UInt8, UInt16).self),
      let code = RPCError.Code(rawValue: rawCode)
    else { throw .malformed(.status, "code") }
    var message = ""
    if length > 0 {
      guard
        length <= WireLimits.statusMessageBytes,
        let text = payload.readValidString(length: Int(length))
      else { throw .malformed(.status, "message") }
      message = text
    }
    self.init(
      received: code, message: message,
      metadata: try Metadata(decodingFrom: &payload, of: .status))
  }
}
