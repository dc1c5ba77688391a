internal import NIOCore
internal import RPCCore

// Calls that the peer makes.
extension ConnectionHandler {
  /// An OPEN: finds the method, checks who may call it, and begins the handler once the request
  /// is there.
  func receiveOpen(_ frame: Frame) throws(ProtocolViolation) {
    guard case .server(let server) = self.side else { throw .illegalDirection(.open) }
    let id = frame.header.stream
    let verdict = try self.state.receiveOpen(id)
    var payload = frame.payload
    let hasRoom = self.metadataBytes <= self.limits.maxMetadataBytes
    let header = try OpenHeader(decodingFrom: &payload, keepsMetadata: hasRoom)
    let flags = frame.header.flags
    if !flags.contains(.data), payload.readableBytes > 0 { throw .malformed(.open, "payload") }
    guard verdict == .accept else { return try self.conduct.count(.idleFrame, at: self.now) }
    self.conduct.countUsefulFrame()

    guard hasRoom else { return self.refuseOpen(id, .tooMuchMetadata) }
    let now = self.now
    let timeout = Int64(clamping: header.timeoutNanoseconds)
    let call: IncomingCall
    do throws(RPCError) {
      call = try server.makeCall(
        header, CallShape(flags), id: id, peer: self.peer, timeout: timeout,
        connection: self)
    } catch {
      return self.refuseOpen(id, error)
    }
    let stream = ConnectionStream(
      call: .incoming(call), deadline: timeout > 0 ? now.saturating(timeout) : .distantFuture,
      state: StreamState(
        id: id, sendWindowBytes: self.state.peer.streamWindowBytes,
        receiveWindowBytes: self.limits.streamWindowBytes))
    stream.cancelIsFreeFrom = stream.deadline.before(
      byAtMost: .nanoseconds(timeout / 2), .milliseconds(100))
    call.stream = stream
    stream.metadataBytes = frame.payload.readableBytes - payload.readableBytes
    self.metadataBytes += stream.metadataBytes
    stream.source = call.responses
    self.streams[id] = stream
    if stream.deadline != .distantFuture { self.wake(by: stream.deadline) }
    try self.receiveInline(payload, flags, call, stream)
  }

  private func receiveInline(
    _ payload: ByteBuffer, _ flags: FrameFlags, _ call: IncomingCall, _ stream: ConnectionStream
  ) throws(ProtocolViolation) {
    if !flags.isDisjoint(with: [.data, .end]) {
      let received = try stream.state.receiveInline(
        length: payload.readableBytes, flags: flags,
        maxMessageBytes: self.limits.maxMessageBytes)
      if received.isTooLarge {
        self.abort(stream, .requestTooLarge(self.limits.maxMessageBytes))
        return self.countCallError()
      }
    }
    if let requests = call.requests {
      if flags.contains(.data) { requests.push(payload, cost: 0) }
      if flags.contains(.end) { requests.finish() }
      return self.begin(call, on: stream, request: .stream(MessageStream(requests)))
    }
    if flags.contains(.data), flags.contains(.end) {
      return self.begin(call, on: stream, request: .message(MessageParts(payload)))
    }
    if flags.contains(.data) {
      return self.keepRequest(MessageParts(payload), of: call, on: stream)
    }
    if flags.contains(.end) {
      self.abort(stream, .requestMissing(call.context.method))
      self.countCallError()
    }
  }

  /// A call that waited has its turn.
  func runWaiting(_ call: IncomingCall) {
    guard case .server(let server) = self.side else { return }
    guard let request = call.waitingRequest.take(), call.stream != nil else {
      // Its caller went after its turn had come.
      return server.handlerReturned(after: nil, on: self)
    }
    self.run(call, request, server)
  }

  func run(_ call: IncomingCall, _ request: IncomingRequest, _ server: ServerCore) {
    let isUnary = call.responses == nil && call.requests == nil
    let began: NIODeadline? = isUnary && call.isMeasured ? self.now : nil
    let handler = call.registration.handler
    if call.sharesThreads { self.share.begin() }
    let run: @Sendable () async -> Void = {
      let serverCall = ServerCall(
        context: call.context, request: request.joined(),
        writer: call.responses.map { MessageWriter($0, context: call.context) })
      let outcome: Result<ByteBuffer?, RPCError> = await call.withTurn {
        do throws(RPCError) {
          return .success(try await server.pipeline.respond(to: serverCall, with: handler))
        } catch {
          return .failure(error)
        }
      }
      server.handlerReturned(after: began.map { self.now - $0 }, on: self)
      self.submit(.finish(call, outcome))
    }
    // The task belongs to its call: CANCEL, the deadline and the connection's end cancel it.
    if call.sharesThreads {
      let isLarge = request.heldBytes >= LargeRequestExecutor.leastBytes
      call.task = Task.detached(
        executorPreference: isLarge ? LargeRequestExecutor.shared : nil, operation: run)
    } else {
      call.task = Task.immediateDetached(executorPreference: self.taskExecutor, operation: run)
    }
  }

  /// The handler waits: the next call may begin.
  func giveTurnUp(of call: IncomingCall) {
    // A call that was given up in the meantime has no turn any more.
    guard call.task != nil, !call.hasGivenTurnUp else { return }
    call.hasGivenTurnUp = true
    self.share.wait(at: self.now)
    if !self.heldCalls.isEmpty { self.scheduleFlush() }
  }

  /// The handler has ended.
  func finish(_ call: IncomingCall, _ outcome: Result<ByteBuffer?, RPCError>) {
    call.task = nil
    if call.sharesThreads {
      self.share.end(at: self.now, hasWaited: call.hasGivenTurnUp)
      if case .success(let answer?) = outcome { self.reserve.answered(answer.readableBytes) }
      if !self.heldCalls.isEmpty { self.scheduleFlush() }
    }
    guard let stream = call.stream, !stream.isClosed else { return }
    self.writeInitialMetadata(of: stream)
    switch outcome {
    case .success(let response):
      // A streaming call has none, and may be in the middle of sending its last message.
      if let response { stream.pending = response }
      self.answer(stream, CallStatus(metadata: call.context.responseMetadata))
    case .failure(let error):
      self.answer(stream, CallStatus(error))
    }
  }

  /// Ends a call of the peer's, after whatever of it is still to be sent.
  func answer(_ stream: ConnectionStream, _ status: CallStatus) {
    guard !stream.isClosed else { return }
    let message = stream.pending
    let fits =
      (message?.readableBytes ?? 0) + WireLimits.statusBytes
      <= self.state.peer.maxFrameBytes
    if stream.source == nil, fits, self.context?.channel.isWritable == true,
      (message?.readableBytes ?? 0) <= self.state.peer.maxMessageBytes
    {
      self.writeStatus(status, message: message, of: stream)
      self.scheduleFlush()
    } else if message != nil, self.mustDropAnswer {
      self.abort(stream, .outputNotTaken)
    } else {
      stream.unsentBytes = message?.readableBytes ?? 0
      self.countWaiting(stream.unsentBytes)
      stream.ending = .status(status)
      self.enqueue(stream)
    }
  }

  /// Whether more answers wait than are kept.
  private var mustDropAnswer: Bool {
    guard case .server(let server) = self.side else { return false }
    return self.reserve.mustDrop(total: server.waitingAnswerBytes)
  }

  /// Ends a call of the peer's at once: cancels its handler and sends nothing more but the error.
  func abort(_ stream: ConnectionStream, _ error: RPCError) {
    guard case .incoming(let call) = stream.call, !stream.isClosed else { return }
    call.abandon()
    stream.source = nil
    stream.pending = nil
    self.writeStatus(CallStatus(error), message: nil, of: stream)
    self.scheduleFlush()
  }

  /// Answers an OPEN for which there is no call.
  private func refuseOpen(_ id: StreamID, _ error: RPCError) {
    self.state.closeStream()
    self.out.writeFrame(.status, stream: id) { CallStatus(error).encode(into: &$0) }
    self.countCallError()
    if self.streams.isEmpty { self.closeIfDrained() }
  }
}

extension ConnectionHandler: ServerCallTransport {
  func initialMetadataWaits(ofCall id: UInt32) { self.submit(.initialMetadata(StreamID(id))) }
}

extension CallShape {
  /// The shape that the flags of an OPEN state.
  init(_ flags: FrameFlags) {
    self =
      switch (flags.contains(.streamsRequests), flags.contains(.streamsResponses)) {
      case (false, false): .unary
      case (false, true): .serverStreaming
      case (true, false): .clientStreaming
      case (true, true): .bidirectional
      }
  }

  /// The flags that state the shape in an OPEN.
  var flags: FrameFlags {
    switch self {
    case .unary: []
    case .serverStreaming: .streamsResponses
    case .clientStreaming: .streamsRequests
    case .bidirectional: [.streamsRequests, .streamsResponses]
    }
  }
}

extension RPCError {
  fileprivate static func requestTooLarge(_ limit: Int) -> RPCError {
    RPCError(code: .resourceExhausted, message: "a message is larger than \(limit) bytes")
  }

  fileprivate static func requestMissing(_ method: MethodDescriptor) -> RPCError {
    RPCError(code: .invalidArgument, message: "\(method.path) was called without a request")
  }

  fileprivate static var tooMuchMetadata: RPCError {
    RPCError(
      code: .resourceExhausted, message: "the open calls of this connection have too much metadata")
  }

  fileprivate static var outputNotTaken: RPCError {
    RPCError(
      code: .resourceExhausted,
      message: "too many answers wait on this connection for the caller to take them")
  }

  static var tooLate: RPCError {
    RPCError(
      code: .unavailable,
      message: "so many calls wait that this one would not be answered by its deadline")
  }
}

extension NIODeadline {
  /// The instant the shorter of two times earlier; the same for the last instant there is.
  fileprivate func before(byAtMost first: TimeAmount, _ second: TimeAmount) -> NIODeadline {
    self == .distantFuture ? self : self - min(first, second)
  }

  /// The instant so many nanoseconds later, or the last one there is.
  fileprivate func saturating(_ nanoseconds: Int64) -> NIODeadline {
    let (sum, overflow) = self.uptimeNanoseconds.addingReportingOverflow(UInt64(nanoseconds))
    // NIO computes with differences of deadlines as Int64.
    let last = UInt64(Int64.max) / 2
    return .uptimeNanoseconds(overflow ? last : min(sum, last))
  }
}
