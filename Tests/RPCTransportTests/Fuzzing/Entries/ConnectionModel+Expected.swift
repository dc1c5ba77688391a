@testable import RPCTransport

// What has to come of a frame, by PROTOCOL.md sections 5 to 9.
extension ConnectionModel {
  /// The reasons of which one must end the connection; nil among them: it may go on.
  ///
  /// The document leaves open which of two rules that one frame breaks is named, and whether the
  /// payload of a frame that is passed over is looked at.
  func expected(for frame: ReferenceFrame) -> Set<UInt8?> {
    var reasons = self.reasons(for: frame)
    var counted = self
    counted.receive(frame)
    // The frame itself may be what makes a call fail.
    counted.tally.callErrors += 1
    if counted.tally.isExcessive(self.local.conduct) { reasons.insert(6) }
    return reasons
  }

  private func reasons(for frame: ReferenceFrame) -> Set<UInt8?> {
    if self.isWrongSide(frame.type) { return [1] }
    if self.peer == nil, frame.type != .hello, frame.type != .goAway { return [1] }
    switch frame.type {
    case .hello: return [self.peer == nil ? ReferencePayload.helloReason(frame.payload) : 1]
    case .goAway: return [ReferencePayload.goAway(frame.payload) == nil ? 1 : nil]
    case .ping: return [nil]
    case .pong: return [self.pings.last == frame.payload ? nil : 1]
    case .open: return self.reasonsForOpen(frame)
    case .message: return self.reasonsForMessage(frame)
    case .window: return self.reasonsForWindow(frame)
    case .cancel: return [frame.stream > self.lastStream ? 1 : nil]
    case .status: return self.reasonsForStatus(frame)
    case .metadata: return self.reasonsForMetadata(frame)
    }
  }

  private func reasonsForOpen(_ frame: ReferenceFrame) -> Set<UInt8?> {
    guard frame.stream > self.lastStream else { return [1] }
    var reasons: Set<UInt8?> = []
    if ReferencePayload.openMessage(frame.payload, hasData: frame.hasData) == nil {
      reasons.insert(1)
      if self.isDraining { reasons.insert(nil) }
    }
    if !self.isDraining, self.openStreams >= self.local.maxConcurrentStreams { reasons.insert(6) }
    return reasons.isEmpty ? [nil] : reasons
  }

  private func reasonsForMessage(_ frame: ReferenceFrame) -> Set<UInt8?> {
    guard frame.stream <= self.lastStream else { return [1] }
    var reasons: Set<UInt8?> = []
    if frame.cost > self.receiveCredit { reasons.insert(3) }
    if let stream = self.streams[frame.stream], stream.isOpen {
      if frame.cost > stream.receiveCredit { reasons.insert(3) }
      if stream.inbound == .ended { reasons.insert(1) }
      if stream.inbound == .insideMessage, !frame.hasData { reasons.insert(1) }
    }
    return reasons.isEmpty ? [nil] : reasons
  }

  private func reasonsForWindow(_ frame: ReferenceFrame) -> Set<UInt8?> {
    guard frame.stream <= self.lastStream else { return [1] }
    let credit = Int(frame.payload.number(at: 0, bytes: 4))
    if credit == 0 { return [3] }
    let most = Int(Int32.max)
    if frame.stream == 0 { return [self.sendCredit + credit > most ? 3 : nil] }
    guard let stream = self.streams[frame.stream], stream.isOpen else { return [nil] }
    return [stream.sendCredit + credit > most ? 3 : nil]
  }

  private func reasonsForStatus(_ frame: ReferenceFrame) -> Set<UInt8?> {
    guard frame.stream <= self.lastStream else { return [1] }
    let status = ReferencePayload.status(frame.payload, hasData: frame.hasData)
    guard let stream = self.streams[frame.stream], stream.isOpen else {
      return status == nil ? [1, nil] : [nil]
    }
    guard let status else { return [1] }
    if frame.hasData { return [stream.inbound == .ended ? 1 : nil] }
    return [status.code == 0 && stream.inbound == .insideMessage ? 1 : nil]
  }

  private func reasonsForMetadata(_ frame: ReferenceFrame) -> Set<UInt8?> {
    guard frame.stream <= self.lastStream else { return [1] }
    let isLegal = ReferencePayload.isMetadata(frame.payload)
    guard let stream = self.streams[frame.stream], stream.isOpen else {
      return isLegal ? [nil] : [1, nil]
    }
    return [isLegal && !stream.isPastMetadata ? nil : 1]
  }
}
