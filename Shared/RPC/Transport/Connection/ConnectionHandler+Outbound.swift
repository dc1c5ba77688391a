internal import NIOCore
internal import RPCCore

// How frames leave: small ones gather in `out`, which is written once a read or once a turn of
// the event loop; parts of messages take turns under the peer's credit.
extension ConnectionHandler {
  /// Messages of at least this size are handed to the socket as they are instead of copied.
  private static let directWriteBytes = 8 * 1024
  /// What one turn writes before it looks at the socket again.
  private static let turnBytes = 256 * 1024

  /// What sending a frame of a stream came to.
  private enum Emission {
    /// So many bytes went; there may be more.
    case sent(Int)
    /// Nothing more to send now.
    case idle
    /// The stream's credit is used up; its WINDOW will bring it back.
    case awaitsCredit
    /// The connection's credit is used up.
    case awaitsConnectionCredit
    /// Other messages that were begun have to end first.
    case awaitsOthers
  }

  /// Gives a stream that has something to send its turn.
  func enqueue(_ stream: ConnectionStream) {
    guard !stream.isQueued, !stream.isClosed else { return }
    stream.isQueued = true
    self.sendQueue.append(stream)
    self.scheduleFlush()
  }

  /// Makes sure that what is in `out` leaves in this turn of the loop.
  func scheduleFlush(now: Bool = false) {
    // A batch of reads flushes at its end.
    if self.isBatching { return }
    if now { return self.flush() }
    guard !self.isFlushScheduled else { return }
    self.isFlushScheduled = true
    self.eventLoop.execute {
      self.isFlushScheduled = false
      self.flush()
    }
  }

  func flush() {
    guard let context = self.context, !self.state.isClosed else { return }
    for _ in 0..<4 {
      self.beginHeldCalls()
      self.takeTurns(context)
      self.writeOut()
      let isDone = self.sendQueue.isEmpty && !self.canBeginHeldCalls
      if isDone || !context.channel.isWritable { return }
    }
    // Other connections of this loop come first.
    self.scheduleFlush()
  }

  /// Sends what there is before all that came has been looked at; calls that wait for their turn go
  /// on waiting, since they may be given up in what is still to be looked at.
  func flushEarly() {
    guard let context = self.context, !self.state.isClosed, context.channel.isWritable else {
      return
    }
    self.takeTurns(context)
    self.writeOut()
  }

  /// Writes what has gathered to the socket.
  func writeOut() {
    guard let context = self.context else { return }
    let isFlushDue = self.hasUnflushedWrites || self.out.readableBytes > 0
    self.hasUnflushedWrites = false
    self.handOver(context)
    if isFlushDue { context.flush() }
  }

  /// Gives what has gathered to the channel, which sends it with the next flush.
  private func handOver(_ context: ChannelHandlerContext) {
    guard self.out.readableBytes > 0 else { return }
    // Out of sight first: a write or flush may change the channel's writability, which flushes
    // again from inside, and what is here then would be sent a second time.
    var gathered = ByteBuffer()
    swap(&gathered, &self.out)
    self.writeProgress.handOver(gathered.readableBytes)
    context.write(self.wrapOutboundOut(gathered), promise: nil)
  }

  /// Appends message bytes to what is sent.
  func write(_ payload: ByteBuffer) {
    guard payload.readableBytes >= Self.directWriteBytes, let context = self.context else {
      self.out.writeImmutableBuffer(payload)
      return
    }
    self.handOver(context)
    self.hasUnflushedWrites = true
    self.writeProgress.handOver(payload.readableBytes)
    context.write(self.wrapOutboundOut(payload), promise: nil)
  }

  private func takeTurns(_ context: ChannelHandlerContext) {
    var budget = Self.turnBytes
    while budget > 0, context.channel.isWritable, let stream = self.sendQueue.popFirst() {
      stream.isQueued = false
      if stream.isClosed { continue }
      switch self.emit(stream) {
      case .sent(let bytes):
        budget -= bytes
        if !stream.isClosed {
          stream.isQueued = true
          self.sendQueue.putBack(stream)
        }
      case .idle, .awaitsCredit: break
      case .awaitsConnectionCredit:
        // Counts as queued: until credit comes, no WINDOW of the stream's own brings it back.
        stream.isQueued = true
        self.creditBlocked.append(stream)
      case .awaitsOthers:
        // It waits with `unfinishedMessages`.
        stream.isQueued = true
      }
    }
  }

  /// Sends the stream's next frame.
  private func emit(_ stream: ConnectionStream) -> Emission {
    if stream.pending == nil, let source = stream.source {
      switch source.poll() {
      case .message(let message): stream.pending = message
      case .finished(let failure):
        stream.source = nil
        // A server's pipe is only ever finished with its call.
        if case .outgoing = stream.call {
          if let failure { return self.producerFailed(stream, failure) }
          stream.ending = .endOfRequests
        }
      case .empty: break
      }
    }
    if let message = stream.pending { return self.emit(message, of: stream) }
    switch stream.ending {
    case nil: return .idle
    case .endOfRequests:
      stream.ending = nil
      self.out.writeFrame(.message, stream: stream.id, flags: .end) { _ in }
      return .idle
    case .status(let status):
      self.writeStatus(status, message: nil, of: stream)
      return .idle
    }
  }

  private func emit(_ message: ByteBuffer, of stream: ConnectionStream) -> Emission {
    let peer = self.state.peer
    let remaining = message.readableBytes
    guard remaining <= peer.maxMessageBytes else {
      return self.messageTooLarge(remaining, stream)
    }
    if stream.source == nil, case .status(let status) = stream.ending,
      status.encodedBytes + remaining <= peer.maxFrameBytes
    {
      self.writeStatus(status, message: message, of: stream)
      return .idle
    }
    let least = FrameHeader.bytes + min(remaining, 1)
    if self.state.sendWindow.available < least { return .awaitsConnectionCredit }
    if stream.state.sendWindow.available < least { return .awaitsCredit }
    let credit = min(self.state.sendWindow.available, stream.state.sendWindow.available)
    let length = min(remaining, peer.maxFrameBytes, credit - FrameHeader.bytes)
    if length < remaining, stream.unfinishedBytes == 0 {
      guard self.unfinishedMessages.begin(stream, bytes: remaining) else { return .awaitsOthers }
      stream.unfinishedBytes = remaining
    }
    self.writePart(of: message, length: length, stream)
    return .sent(FrameHeader.bytes + length)
  }

  private func writePart(of message: ByteBuffer, length: Int, _ stream: ConnectionStream) {
    var rest = message
    guard let part = rest.readSlice(length: length) else {
      preconditionFailure("the part's length was bounded by the message's")
    }
    var flags = FrameFlags.data
    if rest.readableBytes > 0 {
      flags.insert(.more)
      stream.pending = rest
    } else {
      stream.pending = nil
      self.endUnfinishedMessage(of: stream)
      if stream.source == nil, case .endOfRequests = stream.ending {
        flags.insert(.end)
        stream.ending = nil
      }
    }
    if !stream.hasSentMessage {
      stream.hasSentMessage = true
      self.writeInitialMetadata(of: stream)
    }
    self.state.sendWindow.spend(FrameHeader.bytes + length)
    stream.state.sendWindow.spend(FrameHeader.bytes + length)
    self.conduct.countUsefulFrame()
    self.out.writeFrameHeader(
      FrameHeader(length: length, stream: stream.id, type: .message, flags: flags))
    self.write(part)
  }

  /// The message that a stream was sending is sent, or dropped with its call: others may begin.
  func endUnfinishedMessage(of stream: ConnectionStream) {
    guard stream.unfinishedBytes > 0 else { return }
    self.unfinishedMessages.end(bytes: stream.unfinishedBytes)
    stream.unfinishedBytes = 0
    while let (next, bytes) = self.unfinishedMessages.next() {
      if next.isClosed {
        self.unfinishedMessages.end(bytes: bytes)
      } else {
        next.unfinishedBytes = bytes
        self.sendQueue.append(next)
      }
    }
  }

  /// Writes the METADATA of a call of the peer's, when its handler has some that waits.
  func writeInitialMetadata(of stream: ConnectionStream) {
    guard case .incoming(let call) = stream.call,
      let metadata = call.context.takeInitialMetadata()
    else { return }
    self.out.writeFrame(.metadata, stream: stream.id) { metadata.encode(into: &$0) }
  }

  /// Writes STATUS, with the last message or its last part when there is one; the call is over.
  func writeStatus(
    _ status: CallStatus, message: ByteBuffer?, of stream: ConnectionStream
  ) {
    self.out.writeFrame(
      .status, stream: stream.id, flags: message == nil ? [] : .data,
      extraLength: message?.readableBytes ?? 0
    ) { status.encode(into: &$0) }
    if let message { self.write(message) }
    self.conduct.countUsefulFrame()
    stream.pending = nil
    stream.ending = nil
    self.close(stream)
  }

  private func messageTooLarge(_ bytes: Int, _ stream: ConnectionStream) -> Emission {
    let error = RPCError(
      code: .resourceExhausted,
      message: "a message of \(bytes) bytes where the receiver takes "
        + "\(self.state.peer.maxMessageBytes)")
    switch stream.call {
    case .outgoing: self.giveUp(stream, error)
    case .incoming: self.abort(stream, error)
    }
    return .idle
  }

  /// The task that produces a client's requests threw.
  private func producerFailed(_ stream: ConnectionStream, _ failure: RPCError) -> Emission {
    self.giveUp(stream, failure)
    return .idle
  }
}

extension CallStatus {
  /// How many bytes the header takes.
  fileprivate var encodedBytes: Int {
    let metadata = self.metadata.isEmpty ? 0 : WireLimits.metadataBytes
    return 4 + self.message.utf8.count + metadata
  }
}
