import NIOCore
import Testing

@testable import RPCTransport

/// Each header that breaks a rule is refused with that rule.
@Suite struct FrameHeaderTests {
  struct Illegal: CustomTestStringConvertible, Sendable {
    let testDescription: String
    let bytes: [UInt8]
    let violation: ProtocolViolation

    init(_ description: String, _ bytes: [UInt8], _ violation: ProtocolViolation) {
      self.testDescription = description
      self.bytes = bytes
      self.violation = violation
    }
  }

  static let illegal: [Illegal] = [
    Illegal(
      "a frame above the limit", [0, 1, 0, 1, 0, 0, 0, 1, 2, 4],
      .frameTooLarge(length: 65_537, limit: 65_536)),
    Illegal(
      "TLS's first bytes", [0x16, 3, 1, 2, 0, 1, 0, 1, 0xFC, 3],
      .frameTooLarge(length: 0x1603_0102, limit: 65_536)),
    Illegal("an unknown type", [0, 0, 0, 0, 0, 0, 0, 1, 10, 0], .unknownFrameType(10)),
    Illegal("flags on PING", [0, 0, 0, 8, 0, 0, 0, 0, 6, 1], .illegalFlags(.ping, 1)),
    Illegal("MORE on OPEN", [0, 0, 0, 0, 0, 0, 0, 1, 1, 6], .illegalFlags(.open, 6)),
    Illegal("END on STATUS", [0, 0, 0, 0, 0, 0, 0, 1, 3, 1], .illegalFlags(.status, 1)),
    Illegal("MORE and END", [0, 0, 0, 1, 0, 0, 0, 1, 2, 7], .illegalFlags(.message, 7)),
    Illegal(
      "MESSAGE without DATA or END", [0, 0, 0, 0, 0, 0, 0, 1, 2, 0], .illegalFlags(.message, 0)),
    Illegal("MORE without DATA", [0, 0, 0, 0, 0, 0, 0, 1, 2, 2], .illegalFlags(.message, 2)),
    Illegal(
      "an empty part", [0, 0, 0, 0, 0, 0, 0, 1, 2, 6], .illegalLength(.message, 0)),
    Illegal("bytes after the end", [0, 0, 0, 1, 0, 0, 0, 1, 2, 1], .illegalLength(.message, 1)),
    Illegal("CANCEL with payload", [0, 0, 0, 1, 0, 0, 0, 1, 4, 0], .illegalLength(.cancel, 1)),
    Illegal("WINDOW of 3 bytes", [0, 0, 0, 3, 0, 0, 0, 1, 5, 0], .illegalLength(.window, 3)),
    Illegal("PING of 7 bytes", [0, 0, 0, 7, 0, 0, 0, 0, 6, 0], .illegalLength(.ping, 7)),
    Illegal("PONG of 9 bytes", [0, 0, 0, 9, 0, 0, 0, 0, 7, 0], .illegalLength(.pong, 9)),
    Illegal(
      "OPEN on the connection", [0, 0, 0, 0, 0, 0, 0, 0, 1, 0],
      .illegalStream(.open, .connection)),
    Illegal(
      "OPEN of an even stream", [0, 0, 0, 0, 0, 0, 0, 2, 1, 0],
      .illegalStream(.open, StreamID(2))),
    Illegal(
      "a stream above the last", [0, 0, 0, 0, 0x80, 0, 0, 1, 1, 0],
      .illegalStream(.open, StreamID(0x8000_0001))),
    Illegal(
      "PING on a stream", [0, 0, 0, 8, 0, 0, 0, 1, 6, 0], .illegalStream(.ping, StreamID(1))),
    Illegal(
      "GOAWAY on a stream", [0, 0, 0, 8, 0, 0, 0, 1, 8, 0],
      .illegalStream(.goAway, StreamID(1))),
    Illegal(
      "HELLO on a stream", [0, 0, 0, 8, 0, 0, 0, 1, 0, 0], .illegalStream(.hello, StreamID(1))),
    Illegal(
      "WINDOW of an even stream", [0, 0, 0, 4, 0, 0, 0, 4, 5, 0],
      .illegalStream(.window, StreamID(4))),
  ]

  @Test("An illegal header is refused with its rule", arguments: Self.illegal)
  func illegalHeader(_ illegal: Illegal) {
    #expect(throws: illegal.violation) {
      try FrameHeader.peek(in: ByteBuffer(bytes: illegal.bytes), maxLength: 65_536)
    }
  }

  @Test("A header survives being written and read")
  func roundTrip() throws {
    let header = FrameHeader(
      length: 65_536, stream: StreamID(0x7FFF_FFFF), type: .message, flags: [.data, .more])
    var buffer = ByteBuffer()
    buffer.writeFrameHeader(header)
    #expect(Array(buffer.readableBytesView) == [0, 1, 0, 0, 0x7F, 0xFF, 0xFF, 0xFF, 2, 6])
    #expect(try FrameHeader.peek(in: buffer, maxLength: 65_536) == header)
  }

  @Test("Nine bytes are not yet a header")
  func incomplete() throws {
    let buffer = ByteBuffer(repeating: 0xFF, count: 9)
    #expect(try FrameHeader.peek(in: buffer, maxLength: 65_536) == nil)
  }
}
