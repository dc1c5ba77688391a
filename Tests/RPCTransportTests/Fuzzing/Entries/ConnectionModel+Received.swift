@testable import RPCTransport

// What the peer sends.
extension ConnectionModel {
  /// Takes in a frame that the side under test has been given.
  mutating func receive(_ frame: ReferenceFrame) {
    if self.isWrongSide(frame.type) { return }
    switch frame.type {
    case .hello:
      guard self.peer == nil, ReferencePayload.helloReason(frame.payload) == nil else { return }
      self.receiveHello(frame.payload)
    case .open: self.receiveOpen(frame)
    case .message: self.receiveMessage(frame)
    case .status:
      if self.streams[frame.stream] == nil { self.endedUnseen.insert(frame.stream) }
      self.streams[frame.stream]?.isOpen = false
      self.streams[frame.stream]?.endedByPeerInTurn = self.turn
    case .metadata: self.streams[frame.stream]?.isPastMetadata = true
    case .cancel:
      if self.streams[frame.stream]?.isOpen == true {
        self.tally.cancels += 1
      } else {
        self.tally.idleFrames += 1
      }
      self.streams[frame.stream]?.isOpen = false
      self.streams[frame.stream]?.endedByPeerInTurn = self.turn
    case .window:
      self.tally.idleFrames += 1
      let credit = Int(frame.payload.number(at: 0, bytes: 4))
      if frame.stream == 0 {
        self.sendCredit += credit
      } else {
        self.streams[frame.stream]?.sendCredit += credit
      }
    case .ping:
      self.tally.pings += 1
      self.unansweredPings.append(frame.payload)
    case .pong: self.pings.removeAll()
    case .goAway: self.receiveGoAway(frame.payload)
    }
  }

  /// Whether the peer's role may not send the type.
  func isWrongSide(_ type: ReferenceType) -> Bool {
    switch type {
    case .open, .cancel: self.isClient
    case .status, .metadata: !self.isClient
    case .hello, .message, .window, .ping, .pong, .goAway: false
    }
  }

  private mutating func receiveHello(_ payload: [UInt8]) {
    let numbers = (0..<5).map { Int(payload.number(at: 6 + 4 * $0, bytes: 4)) }
    self.peer = ConnectionLimits(
      maxFrameBytes: numbers[0], maxMessageBytes: numbers[1], streamWindowBytes: numbers[2],
      connectionWindowBytes: numbers[3], maxConcurrentStreams: numbers[4])
    self.sendCredit = numbers[3]
  }

  private mutating func receiveOpen(_ frame: ReferenceFrame) {
    guard frame.stream > self.lastStream else { return }
    self.lastStream = frame.stream
    if self.isDraining { self.tally.idleFrames += 1 }
    var stream = self.newStream(isOpen: !self.isDraining)
    if frame.hasEnd { stream.inbound = .ended }
    self.streams[frame.stream] = stream
  }

  private mutating func receiveMessage(_ frame: ReferenceFrame) {
    self.receiveCredit -= frame.cost
    guard var stream = self.streams[frame.stream] else { return }
    if stream.isOpen {
      stream.receiveCredit -= frame.cost
      stream.isPastMetadata = true
      stream.inbound = frame.hasEnd ? .ended : frame.hasMore ? .insideMessage : .betweenMessages
      if frame.payload.isEmpty, !frame.hasEnd { self.tally.emptyMessages += 1 }
    } else {
      self.tally.idleFrames += 1
    }
    self.streams[frame.stream] = stream
  }

  private mutating func receiveGoAway(_ payload: [UInt8]) {
    guard let goAway = ReferencePayload.goAway(payload) else { return }
    self.drainTurn = self.drainTurn ?? self.turn
    self.isEndedByPeer = goAway.reason != 0
    guard self.isClient else { return }
    self.lastLivingStream = min(self.lastLivingStream, goAway.lastStream)
    for id in self.streams.keys where id > goAway.lastStream {
      self.streams[id]?.isOpen = false
      self.streams[id]?.endedByPeerInTurn = self.turn
    }
  }
}
