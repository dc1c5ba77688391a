internal import NIOCore
internal import RPCCore

// Calls that this end makes.
extension ConnectionHandler {
  /// Sends a call, or answers it when it cannot be sent.
  func start(_ call: OutgoingCall) {
    if call.wasGivenUp { return call.end(.failure(.cancelled, isUnprocessed: false)) }
    guard self.state.canOpenStream else {
      let error =
        self.closeCause ?? self.unavailable("the connection takes no further calls")
      call.end(.failure(error, isUnprocessed: true))
      // The numbers are used up: a new connection has new ones.
      if self.state.isOpen, !self.state.isDraining { self.drain() }
      return
    }
    guard self.state.hasRoomForStream else {
      self.waitingCalls.append(call)
      self.wake(by: call.deadline)
      return
    }
    let now = self.now
    guard call.deadline > now else {
      return call.end(.failure(.deadlineExceeded, isUnprocessed: false))
    }
    let stream = ConnectionStream(
      call: .outgoing(call), deadline: call.deadline,
      state: StreamState(
        id: self.state.openStream(), sendWindowBytes: self.state.peer.streamWindowBytes,
        receiveWindowBytes: self.limits.streamWindowBytes))
    call.stream = stream
    self.streams[stream.id] = stream
    self.wake(by: call.deadline)
    self.writeOpen(call, stream, now)
  }

  private func writeOpen(_ call: OutgoingCall, _ stream: ConnectionStream, _ now: NIODeadline) {
    var flags = call.shapeFlags
    stream.source = call.requests
    var inline: ByteBuffer?
    if let request = call.request {
      let fits = request.readableBytes + call.headerBytes <= self.state.peer.maxFrameBytes
      if fits, self.context?.channel.isWritable == true {
        inline = request
        flags.formUnion([.data, .end])
      } else {
        stream.pending = request
        stream.ending = .endOfRequests
      }
    }
    let left = call.deadline == .distantFuture ? 0 : (call.deadline - now).nanoseconds
    self.out.writeFrame(
      .open, stream: stream.id, flags: flags, extraLength: inline?.readableBytes ?? 0
    ) {
      OpenHeader.encode(
        call.method, timeoutNanoseconds: UInt64(left), metadata: call.metadata, into: &$0)
    }
    if let inline { self.write(inline) } else { self.enqueue(stream) }
  }

  /// Gives a call up.
  func cancel(_ call: OutgoingCall) {
    if call.outcome != nil { return }
    guard let stream = call.stream else {
      // Not started yet, perhaps not even awaited: then `start` ends it.
      call.wasGivenUp = true
      if self.waitingCalls.contains(where: { $0 === call }) {
        self.waitingCalls.removeAll { $0 === call }
        call.end(.failure(.cancelled, isUnprocessed: false))
      }
      return
    }
    self.giveUp(stream, .cancelled)
  }

  /// Ends a call of ours that the server has not ended.
  ///
  /// A server ends a connection with too many CANCELs, and every call on it. So a client that has
  /// sent many leaves the connection, and makes its further calls on another; the CANCELs left over
  /// follow at the rate that the server allows, or the connection's end makes up for them.
  func giveUp(_ stream: ConnectionStream, _ error: RPCError) {
    if stream.isEndedByPeer {
      return self.end(stream, .failure(error, isUnprocessed: false))
    }
    if self.cancels.spend(at: self.now) {
      self.out.writeFrame(.cancel, stream: stream.id) { _ in }
    } else {
      self.owedCancels.append(stream.id)
      self.wake(by: self.now + .seconds(1))
      self.leave()
    }
    self.end(stream, .failure(error, isUnprocessed: false))
  }

  /// Makes no further calls here; those in flight may take as long as they like. The server is not
  /// told, because it gives a connection that drains little time.
  private func leave() {
    guard self.state.beginDraining() != nil else { return }
    self.owner?.connectionIsDraining(self)
    self.refuseWaitingCalls()
  }

  /// Sends CANCELs left over, as many as are allowed by now.
  func sendOwedCancels(at now: NIODeadline) {
    while let id = self.owedCancels.first, self.cancels.spend(at: now) {
      self.owedCancels.removeFirst()
      self.out.writeFrame(.cancel, stream: id) { _ in }
    }
    if !self.owedCancels.isEmpty { self.wake(by: now + .seconds(1)) }
  }

  /// Ends a call of ours.
  func end(_ stream: ConnectionStream, _ outcome: CallOutcome) {
    guard case .outgoing(let call) = stream.call else { return }
    self.close(stream)
    call.end(outcome)
  }

  /// Takes a stream out of the table.
  func close(_ stream: ConnectionStream) {
    guard !stream.isClosed else { return }
    stream.isClosed = true
    if stream.unsentBytes > 0 { self.countWaiting(-stream.unsentBytes) }
    self.metadataBytes -= stream.metadataBytes
    self.endUnfinishedMessage(of: stream)
    if let assembly = stream.assembly.take() { self.assemblyBytes -= assembly.heldBytes }
    let removed = self.streams.removeValue(forKey: stream.id)
    assert(removed === stream, "a stream was closed that is not in the table")
    self.state.closeStream()
    switch stream.call {
    case .outgoing(let call): call.stream = nil
    case .incoming(let call):
      self.stopWaiting(call)
      _ = self.takeRequest(of: call)
      call.detach()
    }
    while self.state.canOpenStream, self.state.hasRoomForStream,
      let call = self.waitingCalls.popFirst()
    {
      self.start(call)
    }
    if self.streams.isEmpty {
      if self.limits.idleTimeout != nil { self.idleSince = self.now }
      self.closeIfDrained()
    }
  }

  /// A call's deadline has passed, at either end.
  func expire(_ stream: ConnectionStream) {
    switch stream.call {
    case .outgoing: self.giveUp(stream, .deadlineExceeded)
    case .incoming: self.abort(stream, .deadlineExceeded)
    }
  }
}
