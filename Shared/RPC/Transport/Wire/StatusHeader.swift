internal import NIOCore
internal import RPCCore

/// What stands before the message in STATUS.
struct StatusHeader: Sendable {
  var code: RPCError.Code
  var message: String
  var metadata: Metadata

  /// The status of success.
  init(metadata: Metadata) {
    self.init(code: .ok, message: "", metadata: metadata)
  }

  /// The status of a failure.
  init(_ error: RPCError) {
    self.init(code: error.code, message: error.message, metadata: error.metadata)
  }

  /// A status that can be sent: what cannot be encoded becomes an error that says so.
  private init(code: RPCError.Code, message: String, metadata: Metadata) {
    self.code = code
    self.message = message.prefix(utf8Bytes: WireLimits.statusMessageBytes)
    self.metadata = metadata
    do throws(MetadataError) {
      if !metadata.isEmpty { try metadata.checkEncodable() }
    } catch {
      self.code = .internalError
      self.message = "response \(error.message)"
      self.metadata = [:]
    }
  }

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
    self.code = code
    self.message = message
    self.metadata = try Metadata(decodingFrom: &payload, of: .status)
  }
}
