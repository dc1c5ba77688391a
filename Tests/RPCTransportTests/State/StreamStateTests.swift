import Testing

@testable import RPCTransport

/// The rules of one call, as values.
@Suite struct StreamStateTests {
  private static func stream() -> StreamState {
    StreamState(id: StreamID(1), sendWindowBytes: 100, receiveWindowBytes: 100)
  }

  private static func header(_ length: Int, _ flags: FrameFlags) -> FrameHeader {
    FrameHeader(length: length, stream: StreamID(1), type: .message, flags: flags)
  }

  @Test("A message in parts is complete with the part that says so")
  func parts() throws {
    var stream = Self.stream()
    let first = try stream.receiveMessage(Self.header(5, [.data, .more]), maxMessageBytes: 99)
    #expect(!first.completesMessage && stream.isInsideMessage)
    let last = try stream.receiveMessage(Self.header(5, .data), maxMessageBytes: 99)
    #expect(last.completesMessage && !stream.isInsideMessage)
  }

  @Test("A message above the limit is noticed as soon as it is")
  func tooLarge() throws {
    var stream = Self.stream()
    let first = try stream.receiveMessage(Self.header(5, [.data, .more]), maxMessageBytes: 9)
    #expect(!first.isTooLarge)
    let second = try stream.receiveMessage(Self.header(5, [.data, .more]), maxMessageBytes: 9)
    #expect(second.isTooLarge)
  }

  @Test("Nothing may follow the end")
  func afterEnd() throws {
    var stream = Self.stream()
    _ = try stream.receiveMessage(Self.header(1, [.data, .end]), maxMessageBytes: 9)
    #expect(throws: ProtocolViolation.messageAfterEnd(StreamID(1))) {
      try stream.receiveMessage(Self.header(0, .end), maxMessageBytes: 9)
    }
  }

  @Test("The end may not come inside a message")
  func endInside() throws {
    var stream = Self.stream()
    _ = try stream.receiveMessage(Self.header(1, [.data, .more]), maxMessageBytes: 9)
    #expect(throws: ProtocolViolation.malformed(.message, "end inside a message")) {
      try stream.receiveMessage(Self.header(0, .end), maxMessageBytes: 9)
    }
  }

  @Test("A frame costs its header too, so that empty messages are not free")
  func cost() throws {
    var stream = Self.stream()
    for _ in 0..<10 {
      _ = try stream.receiveMessage(Self.header(0, .data), maxMessageBytes: 9)
    }
    #expect(throws: ProtocolViolation.creditExceeded(StreamID(1))) {
      try stream.receiveMessage(Self.header(0, .data), maxMessageBytes: 9)
    }
  }

  @Test("Credit comes back in halves of the window")
  func credit() throws {
    var window = ReceiveWindow(capacity: 100, threshold: 50)
    try window.receive(80, on: StreamID(1))
    #expect(window.release(49) == nil)
    #expect(window.release(1) == 50)
    #expect(window.available == 70)
    #expect(window.release(30) == nil)
  }

  @Test("Credit of zero and credit above 2^31 - 1 are violations")
  func illegalCredit() throws {
    var window = SendWindow(10)
    #expect(throws: ProtocolViolation.emptyCredit(StreamID(3))) {
      try window.receive(credit: 0, of: StreamID(3))
    }
    #expect(throws: ProtocolViolation.creditOverflow(StreamID(3))) {
      try window.receive(credit: UInt32(Int32.max) - 9, of: StreamID(3))
    }
    try window.receive(credit: UInt32(Int32.max) - 10, of: StreamID(3))
    #expect(window.available == Int(Int32.max))
  }
}
