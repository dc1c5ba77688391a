internal import NIOCore
internal import RPCCore

/// What stands before the message in OPEN.
struct OpenHeader {
  /// The time the caller gives, in nanoseconds; 0 for ever.
  var timeoutNanoseconds: UInt64
  /// `pkg.Service/Method` as it was received.
  var path: ByteBuffer
  var metadata: Metadata

  /// Reads the header off the front of a payload; the message is left.
  ///
  /// - Parameters:
  ///   - payload: Of the OPEN.
  ///   - keepsMetadata: False for a call that is refused whatever it says: its metadata is checked and left out.
  init(
    decodingFrom payload: inout ByteBuffer, keepsMetadata: Bool = true
  ) throws(ProtocolViolation) {
    guard
      let (timeout, pathLength) = payload.readMultipleIntegers(as: (UInt64, UInt8).self),
      pathLength > 0, let path = payload.readSlice(length: Int(pathLength))
    else { throw .malformed(.open, "method") }
    self.timeoutNanoseconds = timeout
    self.path = path
    if keepsMetadata {
      self.metadata = try Metadata(decodingFrom: &payload, of: .open)
    } else {
      self.metadata = [:]
      try Metadata.skip(in: &payload, of: .open)
    }
  }

  /// Appends a header.
  ///
  /// - Parameters:
  ///   - method: Its path takes at most `WireLimits.pathBytes`.
  ///   - timeoutNanoseconds: 0 for ever.
  ///   - metadata: `checkEncodable` has passed.
  ///   - buffer: Where it goes.
  static func encode(
    _ method: MethodDescriptor, timeoutNanoseconds: UInt64, metadata: Metadata,
    into buffer: inout ByteBuffer
  ) {
    let pathLength = method.service.utf8.count + 1 + method.method.utf8.count
    buffer.writeMultipleIntegers(timeoutNanoseconds, UInt8(pathLength))
    buffer.writeString(method.service)
    buffer.writeInteger(UInt8(ascii: "/"))
    buffer.writeString(method.method)
    metadata.encode(into: &buffer)
  }
}
