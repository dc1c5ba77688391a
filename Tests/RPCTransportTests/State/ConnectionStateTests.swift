import Testing

@testable import RPCTransport

/// The rules of a connection, as values.
@Suite struct ConnectionStateTests {
  private static let limits = ConnectionLimits(maxConcurrentStreams: 2)

  private static func open(_ role: ConnectionState.Role) -> ConnectionState {
    var state = ConnectionState(role: role, local: Hello(Self.limits))
    state.receiveHello(Hello(Self.limits))
    return state
  }

  @Test("Before HELLO only HELLO and GOAWAY may come", arguments: FrameType.allCases)
  func beforeHello(_ type: FrameType) {
    let state = ConnectionState(role: .server, local: Hello(.defaults))
    if type == .hello || type == .goAway {
      #expect(throws: Never.self) { try state.admit(type) }
    } else {
      #expect(throws: ProtocolViolation.expectedHello(type)) { try state.admit(type) }
    }
  }

  @Test("HELLO comes once")
  func secondHello() {
    #expect(throws: ProtocolViolation.repeatedHello) { try Self.open(.server).admit(.hello) }
  }

  @Test("Only clients open and cancel, only servers answer")
  func directions() {
    #expect(throws: ProtocolViolation.illegalDirection(.open)) {
      try Self.open(.client).admit(.open)
    }
    #expect(throws: ProtocolViolation.illegalDirection(.cancel)) {
      try Self.open(.client).admit(.cancel)
    }
    #expect(throws: ProtocolViolation.illegalDirection(.metadata)) {
      try Self.open(.server).admit(.metadata)
    }
    #expect(throws: ProtocolViolation.illegalDirection(.status)) {
      try Self.open(.server).admit(.status)
    }
  }

  @Test("A client numbers its streams 1, 3, 5")
  func numbering() {
    var state = Self.open(.client)
    let first = state.openStream()
    let second = state.openStream()
    #expect([first, second] == [StreamID(1), StreamID(3)])
    #expect(!state.hasRoomForStream)
    state.closeStream()
    #expect(state.hasRoomForStream)
  }

  @Test("A stream is opened once and never out of order")
  func reuse() throws {
    var state = Self.open(.server)
    #expect(try state.receiveOpen(StreamID(5)) == .accept)
    #expect(throws: ProtocolViolation.streamReused(StreamID(5))) {
      try state.receiveOpen(StreamID(5))
    }
    #expect(throws: ProtocolViolation.streamReused(StreamID(3))) {
      try state.receiveOpen(StreamID(3))
    }
  }

  @Test("More streams than announced are a violation")
  func streamLimit() throws {
    var state = Self.open(.server)
    _ = try state.receiveOpen(StreamID(1))
    _ = try state.receiveOpen(StreamID(3))
    #expect(throws: ProtocolViolation.tooManyStreams(limit: 2)) {
      try state.receiveOpen(StreamID(5))
    }
  }

  @Test("A frame of a stream never opened is a violation, of one that ended is not")
  func idleStreams() throws {
    var state = Self.open(.server)
    _ = try state.receiveOpen(StreamID(3))
    state.closeStream()
    #expect(throws: Never.self) { try state.checkOpened(StreamID(3), .message) }
    #expect(throws: Never.self) { try state.checkOpened(StreamID(1), .message) }
    #expect(throws: ProtocolViolation.streamIdle(.message, StreamID(5))) {
      try state.checkOpened(StreamID(5), .message)
    }
  }

  @Test("A draining server ignores further calls and says once which was the last")
  func serverDrain() throws {
    var state = Self.open(.server)
    _ = try state.receiveOpen(StreamID(3))
    #expect(state.beginDraining() == StreamID(3))
    #expect(state.beginDraining() == nil)
    #expect(try state.receiveOpen(StreamID(5)) == .ignore)
    #expect(state.openStreams == 1)
  }

  @Test("After GOAWAY a client opens nothing, and a second GOAWAY only lowers the last stream")
  func clientDrain() {
    var state = Self.open(.client)
    _ = state.openStream()
    #expect(
      state.receiveGoAway(GoAway(lastStream: StreamID(1), reason: .drain, message: ""))
        == StreamID(1))
    #expect(!state.canOpenStream)
    #expect(
      state.receiveGoAway(GoAway(lastStream: StreamID(9), reason: .drain, message: ""))
        == StreamID(1))
  }
}
