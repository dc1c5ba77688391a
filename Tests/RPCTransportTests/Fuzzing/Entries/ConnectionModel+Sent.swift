@testable import RPCTransport

// What the side under test sends.
extension ConnectionModel {
  /// Checks a frame that the side under test has sent, as a strict peer would.
  mutating func send(_ frame: ReferenceFrame) throws(FuzzFinding) {
    try claim(self.endReason == nil, "\(frame.type) after the connection's end")
    try claim(
      frame.payload.count <= self.peer?.maxFrameBytes ?? WireLimits.helloFrameBytes,
      "\(frame.type) of \(frame.payload.count) bytes is larger than the peer takes")
    if frame.type != .goAway, frame.type != .hello {
      try claim(self.hasSentHello && self.peer != nil, "\(frame.type) before hello")
    }
    switch frame.type {
    case .hello: try self.sendHello(frame.payload)
    case .goAway: try self.sendGoAway(frame.payload)
    case .ping: self.pings.append(frame.payload)
    case .pong:
      try claim(self.unansweredPings.first == frame.payload, "a pong that answers no ping")
      self.unansweredPings.removeFirst()
    case .window: try self.sendWindow(frame)
    case .open: try self.sendOpen(frame)
    case .message, .status, .cancel, .metadata: try self.sendOnStream(frame)
    }
  }

  private mutating func sendHello(_ payload: [UInt8]) throws(FuzzFinding) {
    try claim(!self.hasSentHello, "a second hello")
    try claim(self.isClient || self.peer != nil, "a server that spoke first")
    try claim(ReferencePayload.helloReason(payload) == nil, "an illegal hello")
    self.hasSentHello = true
  }

  private mutating func sendGoAway(_ payload: [UInt8]) throws(FuzzFinding) {
    guard let goAway = ReferencePayload.goAway(payload) else {
      throw FuzzFinding(description: "an illegal goAway")
    }
    try claim(goAway.reason <= 6, "goAway with reason \(goAway.reason)")
    if goAway.reason == 0 {
      try claim(!self.hasSentDrain, "a second drain")
      try claim(
        goAway.lastStream <= (self.isClient ? 0 : self.lastStream),
        "a drain with last stream \(goAway.lastStream)")
      self.hasSentDrain = true
      self.drainTurn = self.drainTurn ?? self.turn
    } else {
      self.endReason = goAway.reason
    }
  }

  private mutating func sendWindow(_ frame: ReferenceFrame) throws(FuzzFinding) {
    let credit = Int(frame.payload.number(at: 0, bytes: 4))
    try claim(credit > 0, "a window of zero")
    if frame.stream == 0 {
      self.receiveCredit += credit
      try claim(
        self.receiveCredit <= self.local.connectionWindowBytes,
        "more of the connection's credit was given back than was spent")
      return
    }
    let stream = try self.stream(of: frame)
    try claim(
      stream.receiveCredit + credit <= self.local.streamWindowBytes,
      "more of a stream's credit was given back than was spent")
    self.streams[frame.stream]?.receiveCredit += credit
  }

  private mutating func sendOpen(_ frame: ReferenceFrame) throws(FuzzFinding) {
    try claim(self.isClient, "open from a server")
    try claim(self.drainTurn ?? self.turn == self.turn, "open after a goAway")
    try claim(frame.stream > self.lastStream, "open of stream \(frame.stream) again")
    try claim(
      self.openStreams < self.peer?.maxConcurrentStreams ?? 0, "more streams than the peer takes")
    try claim(
      ReferencePayload.openMessage(frame.payload, hasData: frame.hasData) != nil, "an illegal open")
    self.lastStream = frame.stream
    let isEnded =
      self.endedUnseen.contains(frame.stream) || frame.stream > self.lastLivingStream
    var stream = self.newStream(isOpen: !isEnded)
    if isEnded { stream.endedByPeerInTurn = self.turn }
    stream.hasSentEnd = frame.hasEnd
    self.streams[frame.stream] = stream
  }

  private mutating func sendOnStream(_ frame: ReferenceFrame) throws(FuzzFinding) {
    var stream = try self.stream(of: frame)
    switch frame.type {
    case .message:
      try self.sendMessage(frame, of: &stream)
    case .cancel:
      try claim(self.isClient, "cancel from a server")
      stream.isOpen = false
    case .metadata:
      try claim(!self.isClient, "metadata from a client")
      try claim(!stream.hasSentMetadata && !stream.hasSentMessage, "metadata that is late")
      try claim(ReferencePayload.isMetadata(frame.payload), "illegal metadata")
      stream.hasSentMetadata = true
    default:
      try self.sendStatus(frame, of: &stream)
    }
    self.streams[frame.stream] = stream
  }

  private mutating func sendMessage(
    _ frame: ReferenceFrame, of stream: inout Stream
  ) throws(FuzzFinding) {
    try claim(!stream.hasSentEnd, "a message after the end")
    try claim(
      frame.cost <= stream.sendCredit && frame.cost <= self.sendCredit,
      "a message of \(frame.cost) where \(stream.sendCredit) and \(self.sendCredit) are left")
    stream.sendCredit -= frame.cost
    self.sendCredit -= frame.cost
    stream.hasSentMessage = true
    stream.hasSentEnd = frame.hasEnd
    if !frame.hasData { try claim(stream.sentMessageBytes == 0, "an end inside a message") }
    try self.countMessage(frame.payload.count, hasMore: frame.hasMore, of: &stream)
  }

  private mutating func sendStatus(
    _ frame: ReferenceFrame, of stream: inout Stream
  ) throws(FuzzFinding) {
    try claim(!self.isClient, "status from a client")
    guard let status = ReferencePayload.status(frame.payload, hasData: frame.hasData) else {
      throw FuzzFinding(description: "an illegal status")
    }
    if frame.hasData {
      try self.countMessage(status.message.count, hasMore: false, of: &stream)
    } else if status.code == 0 {
      try claim(stream.sentMessageBytes == 0, "success inside a message")
    }
    if status.code != 0 { self.tally.callErrors += 1 }
    stream.isOpen = false
  }

  private func countMessage(
    _ bytes: Int, hasMore: Bool, of stream: inout Stream
  ) throws(FuzzFinding) {
    stream.sentMessageBytes += bytes
    try claim(
      stream.sentMessageBytes <= self.peer?.maxMessageBytes ?? 0, "a message too large for the peer"
    )
    if !hasMore { stream.sentMessageBytes = 0 }
  }

  /// The stream of a frame, which must not have ended.
  private func stream(of frame: ReferenceFrame) throws(FuzzFinding) -> Stream {
    guard let stream = self.streams[frame.stream] else {
      throw FuzzFinding(description: "\(frame.type) on stream \(frame.stream), never opened")
    }
    try claim(
      stream.isOpen || stream.endedByPeerInTurn == self.turn,
      "\(frame.type) on stream \(frame.stream), which has ended")
    return stream
  }
}
