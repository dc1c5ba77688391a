internal import Logging
internal import NIOCore
internal import NIOSSL
internal import NIOTLS
internal import RPCCore

/// One connection, either end: frames in, frames out, the table of calls.
///
/// Everything but `submit` belongs to the event loop, which is what makes the class `Sendable`:
/// no lock and no task hop stands between a frame and its call. The rules are in the pure
/// `ConnectionState`, `StreamState`, `Keepalive` and windows; this class acts on what they say.
final class ConnectionHandler: ChannelDuplexHandler, @unchecked Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = Never
  typealias OutboundOut = ByteBuffer

  /// What the ends do differently.
  enum Side {
    /// The identity that the server must have; nil takes any.
    case client(expected: PeerIdentity?)
    case server(ServerCore)
  }

  let side: Side
  let limits: ConnectionLimits
  /// Whether TLS proves the peer's identity before anything else happens.
  let isSecured: Bool
  /// Which of rotating credentials it was made with.
  let generation: UInt64
  /// The peer in error messages: `collector at 127.0.0.1:7101`.
  let peerName: String
  let eventLoop: any EventLoop
  let taskExecutor: EventLoopTaskExecutor
  let logger: Logger
  private(set) weak var owner: (any ConnectionOwner)?
  /// Succeeds when the connection can be used, fails when it ends before that.
  let ready: EventLoopPromise<Void>
  private let commands = CommandQueue()

  var context: ChannelHandlerContext?
  var state: ConnectionState
  var decoder = FrameDecoder(maxPayloadBytes: WireLimits.helloFrameBytes)
  var streams: [StreamID: ConnectionStream] = [:]
  /// Calls that wait for room under the peer's stream limit.
  var waitingCalls = CircularBuffer<OutgoingCall>()
  /// Who the peer is, once known.
  var peer: PeerIdentity?
  /// Whether TCP, and TLS where it is used, are up: from then on GOAWAY can be said.
  var isEstablished = false
  /// What the metadata of open calls takes, as it was encoded.
  var metadataBytes = 0
  /// What the requests of calls hold that wait for their turn.
  var heldBytes = 0
  /// What incomplete messages hold.
  var assemblyBytes = 0

  // Output.
  var out: ByteBuffer
  var hasUnflushedWrites = false
  var sendQueue = SendQueue<ConnectionStream>()
  var creditBlocked: [ConnectionStream] = []
  var unfinishedMessages = UnfinishedMessages<ConnectionStream>()
  var isBatching = false
  var isFlushScheduled = false
  var isReadHeld = false
  /// How long what has come may be looked at before other connections have their turn.
  var readTurn = ReadTurn()
  var writeProgress: WriteProgress
  /// What answers may hold that wait for the peer to take them.
  var reserve: AnswerReserve
  /// How many handlers of this connection run on the threads of all.
  var share: FairShare
  /// Calls that wait for their turn, or for room for their answers.
  var heldCalls = CircularBuffer<IncomingCall>()
  /// Calls of the closed connection that are still to be told.
  var abandonedStreams: [ConnectionStream] = []

  // Time.
  var timer: Scheduled<Void>?
  var timerDeadline = NIODeadline.distantFuture
  var handshakeDeadline = NIODeadline.distantFuture
  var closeDeadline = NIODeadline.distantFuture
  var idleSince: NIODeadline
  var keepalive: Keepalive

  /// When calls could first be made.
  var readySince: NIODeadline?
  /// What the peer does that is not to be done too often.
  var conduct: PeerConduct
  /// The CANCELs this client may still send here.
  var cancels: Allowance
  /// The streams that were given up without CANCEL, since there were too many.
  var owedCancels = CircularBuffer<StreamID>()
  /// Why the connection ended; the first reason counts.
  var closeCause: RPCError?

  init(
    side: Side, limits: ConnectionLimits, isSecured: Bool, generation: UInt64 = 0,
    peerName: String, channel: any Channel, owner: any ConnectionOwner, logger: Logger
  ) {
    self.side = side
    self.limits = limits
    self.isSecured = isSecured
    self.generation = generation
    self.peerName = peerName
    self.eventLoop = channel.eventLoop
    self.taskExecutor = EventLoopTaskExecutor(channel.eventLoop)
    self.owner = owner
    self.ready = channel.eventLoop.makePromise()
    self.logger = logger
    self.out = channel.allocator.buffer(capacity: 16 * 1024)
    let role: ConnectionState.Role = if case .client = side { .client } else { .server }
    self.state = ConnectionState(role: role, local: Hello(limits))
    let now = channel.eventLoop.now
    self.idleSince = now
    self.keepalive = Keepalive(
      interval: TimeAmount(limits.keepaliveInterval),
      timeout: TimeAmount(limits.keepaliveTimeout), now: now)
    self.writeProgress = WriteProgress(timeout: TimeAmount(limits.writeTimeout))
    self.conduct = PeerConduct(limits.conduct, now: now)
    self.reserve = AnswerReserve(limit: limits.maxUnsentBytes)
    self.share = FairShare(now: now)
    self.cancels = Allowance(
      ConnectionLimits.Conduct.clientCancels, per: TimeAmount(limits.conduct.period), now: now)
  }

  /// The event loop's time: the one that its timers go by, which a test may hold in its hand.
  var now: NIODeadline { self.eventLoop.now }

  /// Asks something of the connection, from any thread.
  func submit(_ command: ConnectionCommand) {
    if self.eventLoop.inEventLoop {
      // What other threads asked before comes first: a stream's messages must not overtake.
      for earlier in self.commands.takeAll() { self.perform(earlier) }
      self.perform(command)
      self.scheduleFlush()
    } else if self.commands.push(command) {
      self.eventLoop.execute { self.performCommands() }
    }
  }

  private func performCommands() {
    for command in self.commands.takeAll() { self.perform(command) }
    self.scheduleFlush(now: true)
  }

  private func perform(_ command: ConnectionCommand) {
    switch command {
    case .start(let call): self.start(call)
    case .cancel(let call): self.cancel(call)
    case .run(let call): self.runWaiting(call)
    case .shed(let call):
      call.waitingRequest = nil
      if let stream = call.stream { self.abort(stream, .tooLate) }
    case .giveTurnUp(let call): self.giveTurnUp(of: call)
    case .finish(let call, let outcome): self.finish(call, outcome)
    case .initialMetadata(let id):
      if let stream = self.streams[id] { self.writeInitialMetadata(of: stream) }
    case .outputReady(let call):
      if let stream = call.stream { self.enqueue(stream) }
    case .consumed(let call, let bytes): self.release(bytes, of: call.stream)
    case .released(let bytes): self.release(bytes, of: nil)
    case .drain: self.drain()
    case .retire: if self.state.isOpen, !self.state.isDraining { self.drain() }
    case .close(let error): self.close(because: error)
    }
  }

  // MARK: - Channel events

  func handlerAdded(context: ChannelHandlerContext) {
    self.context = context
    if context.channel.isActive { self.connected() }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    // A channel that never became active, one of several tried addresses for example, says only
    // this of its end.
    self.close(because: self.unavailable("the connection was not made"))
    self.context = nil
  }

  func channelActive(context: ChannelHandlerContext) {
    self.connected()
    context.fireChannelActive()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if let event = event as? TLSUserEvent, case .handshakeCompleted = event, self.isSecured {
      self.secured(context)
    }
    context.fireUserInboundEventTriggered(event)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !self.state.isClosed else { return }
    self.keepalive.received(at: self.now)
    self.decoder.append(Self.compacted(self.unwrapInboundIn(data), context.channel.allocator))
    self.receiveFrames()
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    self.endBatch()
    context.fireChannelReadComplete()
  }

  func read(context: ChannelHandlerContext) {
    // A client that does not take our answers may not go on asking. A client itself always reads:
    // if both ends waited for the other to read first, neither ever would.
    // Nor may one whose requests wait for handlers; unless those wait for it to take answers, for
    // which it may have to give credit, and that has to be read.
    // And one that has sent more than a turn's work waits for the next turn.
    if case .server = self.side,
      !context.channel.isWritable || self.holdsManyRequests || self.readTurn.isOver
    {
      self.isReadHeld = true
    } else {
      context.read()
    }
  }

  /// Reads on, if reading was put off.
  func resumeReading() {
    guard self.isReadHeld, let context = self.context else { return }
    self.isReadHeld = false
    self.read(context: context)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    if context.channel.isWritable {
      self.flush()
      self.resumeReading()
    } else {
      self.checkWriteProgress(at: self.now)
    }
    context.fireChannelWritabilityChanged()
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    self.close(because: self.unavailable(Self.describe(error), cause: error))
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.close(because: self.unavailable("the peer closed the connection"))
    self.timer?.cancel()
    self.timer = nil
    context.fireChannelInactive()
  }

  /// A small read in a large buffer is copied, so that a slice of it does not keep the rest.
  private static func compacted(
    _ bytes: ByteBuffer, _ allocator: ByteBufferAllocator
  ) -> ByteBuffer {
    guard bytes.readableBytes < bytes.storageCapacity / 4 else { return bytes }
    var copy = allocator.buffer(capacity: bytes.readableBytes)
    copy.writeImmutableBuffer(bytes)
    return copy
  }
}

extension ConnectionCall {
  /// The call's stream, while it has one.
  var stream: ConnectionStream? {
    switch self {
    case .outgoing(let call): call.stream
    case .incoming(let call): call.stream
    }
  }
}
