internal import CLinux
internal import NIOCore
internal import RPCCore

// What a received frame does.
extension ConnectionHandler {
  /// Acts on the frames that have come, until the connection's turn is over.
  func receiveFrames() {
    // While others have their turn, what comes waits behind what has come.
    guard !self.readTurn.isOver else { return }
    if !self.isBatching {
      self.isBatching = true
      self.readTurn.begin(at: self.now)
    }
    do throws(ProtocolViolation) {
      while !self.state.isClosed, !self.readTurn.isOver, let frame = try self.decoder.next() {
        try self.receive(frame)
        if self.readTurn.countFrame(of: frame.header.length) { self.pause() }
      }
    } catch {
      self.fail(error)
    }
  }

  /// In the middle of what has come: lets the peer begin with what there is for it.
  private func pause() {
    self.flushEarly()
    if self.takesTurns {
      self.readTurn.check(at: self.now, isCrowded: self.heldCalls.count >= Self.crowd)
    }
  }

  /// Whether others come first after a while. Not so for a client: its peer is the one it called.
  private var takesTurns: Bool {
    if case .server = self.side { true } else { false }
  }

  /// Sends what came of the frames of this turn, and asks for the next turn when this one was cut off.
  func endBatch() {
    guard self.isBatching else { return }
    self.isBatching = false
    self.flush()
    guard self.takesTurns else { return }
    if self.readTurn.end(at: self.now) { clinux_yield() }
    guard self.readTurn.isOver, !self.state.isClosed else { return }
    self.afterOthers { self.beginNextTurn() }
  }

  /// Does something once the loop has looked at the other sockets; at once when the loop ends.
  ///
  /// The loop does that only when no task is due. So the rest begins with a task of its own: after what
  /// else there is to do now, a short one could be over before it has begun.
  func afterOthers(_ work: @escaping @Sendable () -> Void) {
    self.eventLoop.execute {
      self.eventLoop.scheduleTask(in: ReadTurn.rest, work).futureResult.whenFailure { _ in work() }
    }
  }

  /// Others have had their turn.
  private func beginNextTurn() {
    guard !self.state.isClosed else { return }
    self.readTurn.resume()
    self.receiveFrames()
    self.endBatch()
    self.resumeReading()
  }

  func receive(_ frame: Frame) throws(ProtocolViolation) {
    try self.state.admit(frame.header.type)
    switch frame.header.type {
    case .open: try self.receiveOpen(frame)
    case .message: try self.receiveMessage(frame)
    case .status: try self.receiveStatus(frame)
    case .metadata: try self.receiveMetadata(frame)
    case .cancel: try self.receiveCancel(frame.header.stream)
    case .window: try self.receiveWindow(frame)
    case .ping: try self.receivePing(frame)
    case .pong:
      try self.keepalive.receivedPong(
        frame.payload.getInteger(at: frame.payload.readerIndex) ?? 0)
    case .hello: try self.receive(hello: frame.payload)
    case .goAway: try self.receive(goAway: frame.payload)
    }
  }

  private func receivePing(_ frame: Frame) throws(ProtocolViolation) {
    try self.conduct.count(.ping, at: self.now)
    self.out.writeFrame(.pong) { $0.writeImmutableBuffer(frame.payload) }
  }

  private func receiveMessage(_ frame: Frame) throws(ProtocolViolation) {
    let header = frame.header
    let cost = header.messageCost
    try self.state.checkOpened(header.stream, .message)
    try self.state.receiveWindow.receive(cost, on: .connection)
    guard let stream = self.streams[header.stream] else {
      // The call ended while this was on its way.
      try self.conduct.count(.idleFrame, at: self.now)
      return self.release(cost, of: nil)
    }
    if header.length == 0, !header.flags.contains(.end) {
      try self.conduct.count(.emptyMessage, at: self.now)
    } else {
      self.conduct.countUsefulFrame()
    }
    let received = try stream.state.receiveMessage(
      header, maxMessageBytes: self.limits.maxMessageBytes)
    if received.isTooLarge {
      self.release(cost, of: stream)
      return self.refuseLargeMessage(on: stream)
    }
    guard received.hasData else { return self.endOfInput(stream) }
    guard received.completesMessage else {
      // A part's credit is given back at once: the message limit bounds what is held.
      self.release(cost, of: stream)
      if stream.hasOneMessage { return self.refuseSecondMessage(on: stream) }
      return self.keepPart(frame.payload, of: stream)
    }
    self.deliver(self.assembled(frame.payload, of: stream), cost: cost, to: stream)
    if received.ends { self.endOfInput(stream) }
  }

  private func receiveStatus(_ frame: Frame) throws(ProtocolViolation) {
    let id = frame.header.stream
    try self.state.checkOpened(id, .status)
    var payload = frame.payload
    let status = try CallStatus(decodingFrom: &payload)
    guard let stream = self.streams[id] else {
      return try self.conduct.count(.idleFrame, at: self.now)
    }
    stream.isEndedByPeer = true
    self.conduct.countUsefulFrame()
    guard frame.header.flags.contains(.data) else {
      if payload.readableBytes > 0 { throw .malformed(.status, "payload") }
      if status.code == .ok, stream.state.isInsideMessage {
        throw .malformed(.status, "end inside a message")
      }
      return self.end(stream, status.outcome)
    }
    let received = try stream.state.receiveInline(
      length: payload.readableBytes, flags: .data, maxMessageBytes: self.limits.maxMessageBytes)
    if received.isTooLarge { return self.refuseLargeMessage(on: stream) }
    self.deliver(self.assembled(payload, of: stream), cost: 0, to: stream)
    self.end(stream, status.outcome)
  }

  private func receiveMetadata(_ frame: Frame) throws(ProtocolViolation) {
    let id = frame.header.stream
    try self.state.checkOpened(id, .metadata)
    var payload = frame.payload
    let metadata = try Metadata(decodingFrom: &payload, of: .metadata)
    if payload.readableBytes > 0 { throw .malformed(.metadata, "payload") }
    guard let stream = self.streams[id], case .outgoing(let call) = stream.call else { return }
    try stream.state.receiveMetadata()
    call.receive(initialMetadata: metadata)
  }

  private func receiveCancel(_ id: StreamID) throws(ProtocolViolation) {
    try self.state.checkOpened(id, .cancel)
    guard let stream = self.streams[id], case .incoming(let call) = stream.call else {
      return try self.conduct.count(.idleFrame, at: self.now)
    }
    call.abandon()
    self.close(stream)
    // A call about to run into its deadline would have ended all the same.
    let now = self.now
    if now < stream.cancelIsFreeFrom { try self.conduct.count(.cancel, at: now) }
  }

  private func receiveWindow(_ frame: Frame) throws(ProtocolViolation) {
    let id = frame.header.stream
    let credit = frame.payload.getInteger(at: frame.payload.readerIndex, as: UInt32.self) ?? 0
    try self.conduct.count(.idleFrame, at: self.now)
    guard id != .connection else {
      try self.state.sendWindow.receive(credit: credit, of: id)
      let blocked = self.creditBlocked
      self.creditBlocked.removeAll()
      for stream in blocked {
        stream.isQueued = false
        self.enqueue(stream)
      }
      return
    }
    try self.state.checkOpened(id, .window)
    guard let stream = self.streams[id] else {
      if credit == 0 { throw .emptyCredit(id) }
      return
    }
    try stream.state.sendWindow.receive(credit: credit, of: id)
    self.enqueue(stream)
  }

  // MARK: - Messages

  /// Keeps a part of a message until the rest comes.
  private func keepPart(_ part: ByteBuffer, of stream: ConnectionStream) {
    var assembly = stream.assembly.take() ?? MessageParts()
    self.assemblyBytes -= assembly.heldBytes
    assembly.append(part)
    self.assemblyBytes += assembly.heldBytes
    stream.assembly = assembly
    self.checkAssembly(of: stream)
  }

  /// Keeps a request until its END comes.
  func keepRequest(_ request: MessageParts, of call: IncomingCall, on stream: ConnectionStream) {
    let kept = request.ownStorage()
    call.request = kept
    self.assemblyBytes += kept.heldBytes
    self.checkAssembly(of: stream)
  }

  /// The request that was kept.
  func takeRequest(of call: IncomingCall) -> MessageParts? {
    guard let request = call.request.take() else { return nil }
    self.assemblyBytes -= request.heldBytes
    return request
  }

  private func checkAssembly(of stream: ConnectionStream) {
    guard self.assemblyBytes > self.limits.maxAssemblyBytes else { return }
    self.refuse(
      stream,
      RPCError(
        code: .resourceExhausted,
        message: "too many large messages at once on one connection"))
  }

  /// The whole message that `last` completes.
  func assembled(_ last: ByteBuffer, of stream: ConnectionStream) -> MessageParts {
    guard var message = stream.assembly.take() else { return MessageParts(last) }
    self.assemblyBytes -= message.heldBytes
    message.append(last)
    return message
  }

  /// Gives a complete message to its call.
  private func deliver(_ message: MessageParts, cost: Int, to stream: ConnectionStream) {
    switch stream.call {
    case .outgoing(let call):
      if let responses = call.responses {
        if !responses.push(message.joined(), cost: cost) { self.release(cost, of: stream) }
      } else {
        self.release(cost, of: stream)
        if call.response == nil {
          call.response = message.joined()
        } else {
          self.refuseSecondMessage(on: stream)
        }
      }
    case .incoming(let call):
      if let requests = call.requests {
        if !requests.push(message.joined(), cost: cost) { self.release(cost, of: stream) }
      } else {
        self.release(cost, of: stream)
        if call.request == nil {
          self.keepRequest(message, of: call, on: stream)
        } else {
          self.refuseSecondMessage(on: stream)
        }
      }
    }
  }

  /// The client has sent its last message.
  private func endOfInput(_ stream: ConnectionStream) {
    guard !stream.isClosed, case .incoming(let call) = stream.call else { return }
    if let requests = call.requests { return requests.finish() }
    guard let request = self.takeRequest(of: call) else {
      return self.refuse(
        stream,
        RPCError(
          code: .invalidArgument,
          message: "\(call.context.method.path) was called without a request"))
    }
    self.begin(call, on: stream, request: .message(request))
  }

  /// Counts bytes as read, and gives their credit back when enough have gathered.
  func release(_ bytes: Int, of stream: ConnectionStream?) {
    guard bytes > 0, !self.state.isClosed else { return }
    if let credit = self.state.receiveWindow.release(bytes) {
      self.out.writeFrame(.window) { $0.writeInteger(credit) }
    }
    guard let stream, !stream.isClosed, stream.state.inbound != .ended else { return }
    if let credit = stream.state.receiveWindow.release(bytes) {
      self.out.writeFrame(.window, stream: stream.id) { $0.writeInteger(credit) }
    }
  }

  private func refuseSecondMessage(on stream: ConnectionStream) {
    switch stream.call {
    case .outgoing(let call): self.refuse(stream, .tooManyMessages(call.method, "response"))
    case .incoming(let call):
      self.refuse(stream, .tooManyMessages(call.context.method, "request"))
    }
  }

  private func refuseLargeMessage(on stream: ConnectionStream) {
    self.refuse(
      stream,
      RPCError(
        code: .resourceExhausted,
        message: "a message is larger than \(self.limits.maxMessageBytes) bytes"))
  }

  /// Ends a call because of what its peer sent; the connection and its other calls go on.
  private func refuse(_ stream: ConnectionStream, _ error: RPCError) {
    switch stream.call {
    case .outgoing: self.giveUp(stream, error)
    case .incoming:
      self.abort(stream, error)
      self.countCallError()
    }
  }

  /// Counts a call that had to be ended because of what the peer sent; one too many ends the
  /// connection.
  func countCallError() {
    do throws(ProtocolViolation) {
      try self.conduct.count(.callError, at: self.now)
    } catch {
      self.fail(error)
    }
  }
}

extension RPCError {
  fileprivate static func tooManyMessages(_ method: MethodDescriptor, _ kind: String) -> RPCError {
    RPCError(
      code: .invalidArgument, message: "\(method.path) was sent more than one \(kind)")
  }
}

extension CallStatus {
  /// What a call ends with.
  fileprivate var outcome: CallOutcome {
    guard let error = self.error else { return .success(self.metadata) }
    return .failure(error, isUnprocessed: false)
  }
}
