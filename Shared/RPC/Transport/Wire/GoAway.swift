internal import NIOCore
internal import RPCCore

/// The payload of GOAWAY.
struct GoAway: Hashable, Sendable {
  /// Why the connection ends.
  struct Reason: Hashable, Sendable {
    let rawValue: UInt8

    /// The sender drains; not an error.
    static let drain = Reason(rawValue: 0)
    static let protocolError = Reason(rawValue: 1)
    static let frameTooLarge = Reason(rawValue: 2)
    static let flowControl = Reason(rawValue: 3)
    static let unsupportedVersion = Reason(rawValue: 4)
    static let timeout = Reason(rawValue: 5)
    static let excessive = Reason(rawValue: 6)
    static let identity = Reason(rawValue: 7)
  }

  /// The last stream that the sender acts on: later ones were never looked at.
  var lastStream: StreamID
  var reason: Reason
  /// For the peer's log.
  var message: String

  /// Appends the payload.
  func encode(into buffer: inout ByteBuffer) {
    buffer.writeMultipleIntegers(self.lastStream.rawValue, self.reason.rawValue)
    buffer.writeString(self.message.prefix(utf8Bytes: WireLimits.goAwayMessageBytes))
  }

  /// Reads a payload.
  init(decoding payload: ByteBuffer) throws(ProtocolViolation) {
    var payload = payload
    guard
      let (stream, reason) = payload.readMultipleIntegers(as: (UInt32, UInt8).self),
      stream <= WireLimits.lastStreamID
    else { throw .malformed(.goAway, "payload") }
    guard payload.readableBytes <= WireLimits.goAwayMessageBytes else {
      throw .malformed(.goAway, "message")
    }
    guard let message = payload.readValidString(length: payload.readableBytes) else {
      throw .malformed(.goAway, "message")
    }
    self.init(
      lastStream: StreamID(stream), reason: Reason(rawValue: reason), message: message)
  }

  init(lastStream: StreamID, reason: Reason, message: String) {
    self.lastStream = lastStream
    self.reason = reason
    self.message = message
  }
}
