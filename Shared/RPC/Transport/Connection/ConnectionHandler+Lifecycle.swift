internal import Logging
internal import NIOCore
internal import NIOSSL
internal import RPCCore

// How a connection begins and ends.
extension ConnectionHandler {
  /// TCP is connected; with TLS, the handshake is still to come.
  func connected() {
    guard self.handshakeDeadline == .distantFuture else { return }
    self.handshakeDeadline = self.now + TimeAmount(self.limits.handshakeTimeout)
    self.wake(by: self.handshakeDeadline)
    if !self.isSecured { self.greet() }
  }

  /// TLS is up: the peer holds the key of a certificate of our authority. Whose it is decides.
  func secured(_ context: ChannelHandlerContext) {
    let pipeline = context.pipeline.syncOperations
    let certificate =
      switch self.side {
      case .client: try? pipeline.handler(type: NIOSSLClientHandler.self).peerCertificate
      case .server: try? pipeline.handler(type: NIOSSLServerHandler.self).peerCertificate
      }
    self.isEstablished = true
    guard let peer = certificate.flatMap(PeerIdentity.init(certificate:)) else {
      return self.fail(.identityMissing)
    }
    if case .client(let expected?) = self.side, expected != peer {
      return self.fail(.identityWrong(expected: expected.name, actual: peer.name))
    }
    if case .server(let core) = self.side, !core.admits(peer) {
      return self.fail(.identityUnwelcome(peer.name))
    }
    self.peer = peer
    self.greet()
  }

  /// The client speaks first: a server tells a silent stranger nothing.
  private func greet() {
    self.isEstablished = true
    if case .client = self.side { self.sendHello() }
    self.scheduleFlush()
  }

  private func sendHello() {
    self.out.writeFrame(.hello) { Hello(self.limits).encode(into: &$0) }
  }

  /// The peer's HELLO.
  func receive(hello payload: ByteBuffer) throws(ProtocolViolation) {
    let hello = try Hello(decoding: payload)
    if self.isSecured, self.peer == nil { throw .expectedHello(.hello) }
    if self.owner?.connectionIsGreeted(self) == false { throw .tooManyConnections }
    self.state.receiveHello(hello)
    self.decoder.maxPayloadBytes = self.limits.maxFrameBytes
    self.handshakeDeadline = .distantFuture
    self.idleSince = self.now
    self.readySince = self.idleSince
    if case .server = self.side { self.sendHello() }
    self.wakeForKeepalive()
    self.ready.succeed()
  }

  /// The peer's GOAWAY.
  func receive(goAway payload: ByteBuffer) throws(ProtocolViolation) {
    let goAway = try GoAway(decoding: payload)
    let last = self.state.receiveGoAway(goAway)
    self.owner?.connectionIsDraining(self)
    guard goAway.reason == .drain else {
      let error = self.unavailable("the peer ended the connection: \(goAway.message)")
      if case .client = self.side { self.endUnseenCalls(after: last, error) }
      return self.close(because: error)
    }
    if case .client = self.side {
      self.endUnseenCalls(after: last, self.unavailable("the service is shutting down"))
    }
    self.closeIfDrained()
  }

  /// Ends the calls that the server never looked at: they may be made again elsewhere.
  private func endUnseenCalls(after last: StreamID, _ error: RPCError) {
    for call in self.waitingCalls { call.end(.failure(error, isUnprocessed: true)) }
    self.waitingCalls.removeAll()
    for stream in Array(self.streams.values) where stream.id > last {
      self.end(stream, .failure(error, isUnprocessed: true))
    }
  }

  /// Whether the connection lived long enough for the failures before it to be forgotten.
  var hasProvedGood: Bool {
    self.readySince.map { self.now - $0 >= .seconds(1) } ?? false
  }

  /// Begins no further calls; closes when those in flight have ended, or after `drainTimeout`.
  func drain() {
    guard !self.state.isClosed else { return }
    guard self.state.isOpen else {
      return self.close(because: self.unavailable("the connection is shutting down"))
    }
    if let last = self.state.beginDraining() {
      self.send(GoAway(lastStream: last, reason: .drain, message: "shutting down"))
      self.owner?.connectionIsDraining(self)
    }
    self.refuseWaitingCalls()
    self.closeDeadline = self.now + TimeAmount(self.limits.drainTimeout)
    self.wake(by: self.closeDeadline)
    self.closeIfDrained()
  }

  /// Lets calls that wait for room here be made elsewhere.
  func refuseWaitingCalls() {
    let error = self.unavailable("the connection is shutting down")
    for call in self.waitingCalls { call.end(.failure(error, isUnprocessed: true)) }
    self.waitingCalls.removeAll()
  }

  /// Closes a draining connection without calls.
  ///
  /// The client closes: a server that did could destroy its last answer, because TCP resets a
  /// connection closed with unread input. The server waits for it, a short while.
  func closeIfDrained() {
    guard self.state.isDraining, self.streams.isEmpty, self.waitingCalls.isEmpty else { return }
    switch self.side {
    case .client:
      self.close(because: self.unavailable("the connection was drained"))
    case .server:
      self.closeDeadline = min(self.closeDeadline, self.now + .seconds(2))
      self.wake(by: self.closeDeadline)
    }
  }

  /// Ends the connection because the peer broke a rule, and says so.
  func fail(_ violation: ProtocolViolation) {
    guard !self.state.isClosed else { return }
    self.logger.debug(
      "rpc connection violates the protocol",
      metadata: ["rpc.peer": "\(self.peerName)", "rpc.violation": "\(violation)"])
    self.end(
      with: GoAway(
        lastStream: self.state.lastStream, reason: violation.reason,
        message: violation.description),
      because: self.unavailable("\(violation)"))
  }

  /// Ends the connection with a GOAWAY that tells why.
  func end(with goAway: GoAway, because error: RPCError) {
    guard !self.state.isClosed else { return }
    guard self.isEstablished, let context = self.context else {
      // Inside a TLS handshake nothing can be said.
      return self.close(because: error)
    }
    self.send(goAway)
    self.writeOut()
    self.settle(error)
    // Closing with unread input makes TCP reset the connection, and the peer never sees why: so
    // only the output is closed, and what still comes is dropped until the peer closes, too.
    context.close(mode: .output, promise: nil)
    self.timer = self.eventLoop.scheduleTask(in: .seconds(1)) {
      self.context?.close(promise: nil)
    }
  }

  /// Ends the connection; every call on it fails. The first cause counts.
  func close(because error: RPCError) {
    guard !self.state.isClosed else { return }
    self.settle(error)
    self.context?.close(promise: nil)
  }

  /// Fails every call and reports the end.
  private func settle(_ error: RPCError) {
    self.state.close()
    self.closeCause = error
    self.timer?.cancel()
    self.timer = nil
    // The owner first: a call that fails now and is made again must not get this connection.
    self.owner?.connectionIsDraining(self)
    self.abandonCalls(error)
    self.ready.fail(error)
    self.owner?.connectionIsClosed(self, cause: error)
  }

  private func abandonCalls(_ error: RPCError) {
    self.abandonedStreams = Array(self.streams.values)
    self.streams.removeAll()
    self.sendQueue.removeAll()
    self.creditBlocked.removeAll()
    self.unfinishedMessages.removeAll()
    self.heldCalls.removeAll()
    self.countWaiting(-self.reserve.waiting)
    for call in self.waitingCalls { call.end(.failure(error, isUnprocessed: true)) }
    self.waitingCalls.removeAll()
    for stream in self.abandonedStreams { stream.isClosed = true }
    self.abandonStreams(error)
  }

  /// Ends calls of a closed connection; where there are many, other connections of the loop come in between.
  private func abandonStreams(_ error: RPCError) {
    for _ in 0..<Self.abandonedAtOnce {
      guard let stream = self.abandonedStreams.popLast() else { return }
      switch stream.call {
      case .outgoing(let call):
        call.stream = nil
        call.end(.failure(error, isUnprocessed: false))
      case .incoming(let call):
        call.abandon()
        self.stopWaiting(call)
        call.detach()
      }
    }
    self.afterOthers { self.abandonStreams(error) }
  }

  private static let abandonedAtOnce = 16

  /// An `UNAVAILABLE` that names the peer and the cause.
  func unavailable(_ what: String, cause: (any Error)? = nil) -> RPCError {
    RPCError(code: .unavailable, message: "\(self.peerName): \(what)", cause: cause)
  }

  /// What an error of the socket or of TLS says, without Swift's wrapping.
  static func describe(_ error: any Error) -> String {
    switch error {
    case let error as IOError: "\(error.description)"
    case let error as NIOSSLError: "TLS: \(error)"
    default: "\(error)"
    }
  }

  private func send(_ goAway: GoAway) {
    self.out.writeFrame(.goAway) { goAway.encode(into: &$0) }
  }
}
