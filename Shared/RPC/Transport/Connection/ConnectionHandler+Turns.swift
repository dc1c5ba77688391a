internal import NIOCore
internal import RPCCore

// When the handlers of the peer's calls begin.
extension ConnectionHandler {
  /// How many calls that wait are a crowd.
  static var crowd: Int { 64 }

  /// Runs the handler, when there is room for one more.
  func begin(
    _ call: IncomingCall, on stream: ConnectionStream, request: IncomingRequest
  ) {
    guard case .server(let server) = self.side else { return }
    if self.mustHold(call, server) {
      return self.hold(call, on: stream, request: request, server)
    }
    self.admit(call, on: stream, request: request, server)
  }

  /// Whether a call that has just come has to wait for its turn on this connection.
  private func mustHold(_ call: IncomingCall, _ server: ServerCore) -> Bool {
    if call.sharesThreads {
      // What came in one read is looked at whole first: calls that are given up in it never begin.
      if self.isBatching || !self.heldCalls.isEmpty || !self.share.hasRoom { return true }
    }
    return self.isReserveUsedUp(server)
  }

  private func hold(
    _ call: IncomingCall, on stream: ConnectionStream, request: IncomingRequest,
    _ server: ServerCore
  ) {
    if self.heldBytes > self.limits.maxUnreadableHeldBytes, self.isReserveUsedUp(server) {
      self.abort(stream, .requestsNotBegun)
      return self.countCallError()
    }
    // In a crowd, none keeps more of what was read than itself.
    call.waitingRequest =
      if case .message(let message) = request, self.heldCalls.count >= Self.crowd {
        .message(message.ownStorage())
      } else { request }
    call.isHeld = true
    self.heldBytes += request.heldBytes
    if self.heldCalls.isEmpty { self.share.beginWaiting(at: self.now) }
    self.heldCalls.append(call)
  }

  /// Whether reading has to wait for handlers to begin.
  var holdsManyRequests: Bool {
    guard case .server(let server) = self.side else { return false }
    return self.heldBytes > self.limits.maxHeldBytes && !self.isReserveUsedUp(server)
  }

  private func isReserveUsedUp(_ server: ServerCore) -> Bool {
    self.reserve.isUsedUp(running: self.share.running, total: server.waitingAnswerBytes)
  }

  private func admit(
    _ call: IncomingCall, on stream: ConnectionStream, request: IncomingRequest,
    _ server: ServerCore
  ) {
    switch server.admit(call, deadline: stream.deadline) {
    case .run: self.run(call, request, server)
    case .wait: call.waitingRequest = request
    case .refuseFull: self.abort(stream, .overloaded)
    case .refuseLate: self.abort(stream, .tooLate)
    }
  }

  /// Whether a call that was held can begin.
  var canBeginHeldCalls: Bool {
    guard case .server(let server) = self.side, let first = self.heldCalls.first else {
      return false
    }
    return (self.share.hasRoom || !first.sharesThreads) && !self.isReserveUsedUp(server)
  }

  /// Begins the calls that were held, as far as their turn has come.
  func beginHeldCalls() {
    guard !self.heldCalls.isEmpty, case .server(let server) = self.side else { return }
    while self.canBeginHeldCalls, let call = self.heldCalls.popFirst() {
      guard let stream = call.stream, let request = call.waitingRequest.take() else { continue }
      call.isHeld = false
      self.heldBytes -= request.heldBytes
      self.admit(call, on: stream, request: request, server)
    }
    if self.isReadHeld, self.context?.channel.isWritable == true, !self.holdsManyRequests {
      self.resumeReading()
    }
    guard !self.heldCalls.isEmpty, !self.isReserveUsedUp(server) else { return }
    self.wake(by: self.share.widenIfStalled(at: self.now))
  }

  /// Counts what answers hold that wait for the peer.
  func countWaiting(_ bytes: Int) {
    guard bytes != 0, case .server(let server) = self.side else { return }
    self.reserve.wait(bytes)
    server.countWaitingAnswer(bytes)
  }

  /// A call is over that may still wait for its turn.
  func stopWaiting(_ call: IncomingCall) {
    guard let request = call.waitingRequest.take(), case .server(let server) = self.side else {
      return
    }
    guard call.isHeld else { return server.forget(call) }
    call.isHeld = false
    self.heldBytes -= request.heldBytes
    self.heldCalls.removeAll { $0 === call }
  }
}

extension RPCError {
  fileprivate static var requestsNotBegun: RPCError {
    RPCError(
      code: .resourceExhausted,
      message: "too many requests wait on this connection while its answers are not taken")
  }

  fileprivate static var overloaded: RPCError {
    RPCError(code: .unavailable, message: "as many calls are running as this service takes")
  }
}
