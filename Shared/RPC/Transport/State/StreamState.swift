/// The rules of one call: what may come next and what it costs.
struct StreamState: Hashable, Sendable {
  /// What the peer sends.
  enum Inbound: Hashable, Sendable {
    /// Between messages. Can go to `partial` or `ended`.
    case open
    /// Inside a message of which so many bytes came. Can go to `open` or `ended`.
    case partial(bytes: Int)
    /// The peer sends no further messages.
    case ended
  }

  /// What a received MESSAGE means.
  struct Received: Hashable, Sendable {
    /// Whether the payload is (a part of) a message, and not only the end.
    var hasData: Bool
    /// Whether the message is complete.
    var completesMessage: Bool
    /// Whether the peer has ended.
    var ends: Bool
    /// Whether the message has become larger than allowed: the stream, not the connection, fails.
    var isTooLarge: Bool
  }

  let id: StreamID
  private(set) var inbound = Inbound.open
  /// Whether initial metadata may come: none has, and no message.
  private var mayReceiveMetadata = true
  var sendWindow: SendWindow
  var receiveWindow: ReceiveWindow

  init(id: StreamID, sendWindowBytes: Int, receiveWindowBytes: Int) {
    self.id = id
    self.sendWindow = SendWindow(sendWindowBytes)
    self.receiveWindow = ReceiveWindow(
      capacity: receiveWindowBytes, threshold: receiveWindowBytes / 2)
  }

  /// Counts a METADATA frame in; the client's side.
  mutating func receiveMetadata() throws(ProtocolViolation) {
    guard self.mayReceiveMetadata else { throw .lateMetadata(self.id) }
    self.mayReceiveMetadata = false
  }

  /// Counts a MESSAGE frame in.
  ///
  /// - Parameters:
  ///   - header: The frame's header, checked by the decoder.
  ///   - maxMessageBytes: The largest message allowed.
  mutating func receiveMessage(
    _ header: FrameHeader, maxMessageBytes: Int
  ) throws(ProtocolViolation) -> Received {
    self.mayReceiveMetadata = false
    try self.receiveWindow.receive(header.messageCost, on: self.id)
    return try self.receive(
      length: header.length, flags: header.flags, maxMessageBytes: maxMessageBytes)
  }

  /// Counts the message bytes of an OPEN or STATUS in, which cost no credit.
  mutating func receiveInline(
    length: Int, flags: FrameFlags, maxMessageBytes: Int
  ) throws(ProtocolViolation) -> Received {
    try self.receive(length: length, flags: flags, maxMessageBytes: maxMessageBytes)
  }

  /// Whether a message has begun and not ended.
  var isInsideMessage: Bool { if case .partial = self.inbound { true } else { false } }

  private mutating func receive(
    length: Int, flags: FrameFlags, maxMessageBytes: Int
  ) throws(ProtocolViolation) -> Received {
    let before: Int
    switch self.inbound {
    case .open: before = 0
    case .partial(let bytes): before = bytes
    case .ended: throw .messageAfterEnd(self.id)
    }
    guard flags.contains(.data) else {
      if before > 0 { throw .malformed(.message, "end inside a message") }
      self.inbound = .ended
      return Received(hasData: false, completesMessage: false, ends: true, isTooLarge: false)
    }
    let total = before + length
    let more = flags.contains(.more)
    let ends = flags.contains(.end)
    self.inbound = ends ? .ended : more ? .partial(bytes: total) : .open
    return Received(
      hasData: true, completesMessage: !more, ends: ends, isTooLarge: total > maxMessageBytes)
  }
}
