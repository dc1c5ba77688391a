internal import NIOCore

/// The ten bytes before every payload.
struct FrameHeader: Hashable, Sendable {
  /// The header's own size.
  static let bytes = 10

  /// The payload's length.
  var length: Int
  var stream: StreamID
  var type: FrameType
  var flags: FrameFlags

  /// Reads and checks the header at the reader index, without moving it.
  ///
  /// - Parameters:
  ///   - buffer: What has been received.
  ///   - maxLength: The largest payload allowed now.
  /// - Returns: The header, or nil when it is not complete.
  /// - Throws: The rule that the header breaks; the length is checked first, so that nothing of
  ///   an oversized frame is ever waited for.
  static func peek(
    in buffer: ByteBuffer, maxLength: Int
  ) throws(ProtocolViolation) -> FrameHeader? {
    let start = buffer.readerIndex
    guard
      let words = buffer.getInteger(at: start, as: UInt64.self),
      let tail = buffer.getInteger(at: start + 8, as: UInt16.self)
    else { return nil }
    let length = Int(words >> 32)
    guard length <= maxLength else {
      throw .frameTooLarge(length: length, limit: maxLength)
    }
    guard let type = FrameType(rawValue: UInt8(tail >> 8)) else {
      throw .unknownFrameType(UInt8(tail >> 8))
    }
    let header = FrameHeader(
      length: length, stream: StreamID(UInt32(truncatingIfNeeded: words)), type: type,
      flags: FrameFlags(rawValue: UInt8(truncatingIfNeeded: tail)))
    try header.check()
    return header
  }

  /// The credit that a MESSAGE costs. The header counts, or empty messages would be free; the
  /// bare end of a stream, of which there is one, costs nothing.
  var messageCost: Int { self.flags.contains(.data) ? Self.bytes + self.length : 0 }

  private func check() throws(ProtocolViolation) {
    guard self.flags.isSubset(of: self.type.legalFlags) else {
      throw .illegalFlags(self.type, self.flags.rawValue)
    }
    if let fixed = self.type.fixedLength, self.length != fixed {
      throw .illegalLength(self.type, self.length)
    }
    let fits =
      switch self.type.scope {
      case .connection: self.stream == .connection
      case .stream: self.stream.rawValue & 1 == 1
      case .either: self.stream == .connection || self.stream.rawValue & 1 == 1
      }
    guard fits, self.stream.rawValue <= WireLimits.lastStreamID else {
      throw .illegalStream(self.type, self.stream)
    }
    if self.type == .message { try self.checkMessage() }
  }

  /// MESSAGE carries data or ends the stream; a part that is not the last carries at least a
  /// byte, or a peer could send for ever without spending credit worth mentioning.
  private func checkMessage() throws(ProtocolViolation) {
    if self.flags.contains(.data) {
      if self.flags.contains(.more), self.flags.contains(.end) {
        throw .illegalFlags(self.type, self.flags.rawValue)
      }
      if self.flags.contains(.more), self.length == 0 {
        throw .illegalLength(self.type, self.length)
      }
    } else {
      guard self.flags == .end else { throw .illegalFlags(self.type, self.flags.rawValue) }
      guard self.length == 0 else { throw .illegalLength(self.type, self.length) }
    }
  }
}

extension ByteBuffer {
  /// Writes a header whose payload length is known.
  mutating func writeFrameHeader(_ header: FrameHeader) {
    let words = UInt64(UInt32(header.length)) << 32 | UInt64(header.stream.rawValue)
    let tail = UInt16(header.type.rawValue) << 8 | UInt16(header.flags.rawValue)
    self.writeMultipleIntegers(words, tail)
  }

  /// Writes a frame whose payload `body` appends.
  mutating func writeFrame(
    _ type: FrameType, stream: StreamID = .connection, flags: FrameFlags = [],
    extraLength: Int = 0, _ body: (inout ByteBuffer) -> Void
  ) {
    let start = self.writerIndex
    self.writeFrameHeader(FrameHeader(length: 0, stream: stream, type: type, flags: flags))
    body(&self)
    let length = self.writerIndex - start - FrameHeader.bytes + extraLength
    self.setInteger(UInt32(length), at: start)
  }
}
