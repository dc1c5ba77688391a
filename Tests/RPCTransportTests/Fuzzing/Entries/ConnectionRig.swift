import Glibc
import Logging
import NIOCore
import NIOEmbedded
import RPCCore

@testable import RPCTransport

/// A real connection of either side over a socket in memory, under a clock in the hand, with
/// everything that it sends checked as a strict peer would.
final class ConnectionRig {
  private final class Owner: ConnectionOwner, @unchecked Sendable {
    // Only touched on the embedded loop.
    var closings = 0

    func connectionIsDraining(_ connection: ConnectionHandler) {}
    func connectionIsClosed(_ connection: ConnectionHandler, cause: RPCError) {
      self.closings += 1
    }
  }

  let handler: ConnectionHandler
  let calls: FuzzCalls
  private(set) var model: ConnectionModel
  /// Everything that was sent.
  private(set) var output: [UInt8] = []

  private let channel = EmbeddedChannel()
  private let socket = FuzzSocket()
  private let owner = Owner()
  private let gate = FuzzGate()
  private let core: ServerCore
  private let answersPings: Bool
  /// What has arrived of a frame that is not complete.
  private var partialInput: [UInt8] = []
  private var isInputIllegal = false

  init(_ script: FuzzScript) throws(FuzzFinding) {
    self.core = FuzzService.makeCore(self.gate)
    self.answersPings = script.answersPings
    self.model = ConnectionModel(isClient: script.isClient, local: Self.limits)
    self.handler = ConnectionHandler(
      side: script.isClient ? .client(expected: nil) : .server(self.core), limits: Self.limits,
      isSecured: false, peerName: "fuzzer", channel: self.channel, owner: self.owner,
      logger: Logger(label: "fuzzer", factory: { _ in SwiftLogNoOpLogHandler() }))
    self.handler.peer = FuzzService.peer
    self.calls = FuzzCalls(of: self.handler)
    do {
      try self.channel.pipeline.syncOperations.addHandlers([self.socket, self.handler])
      try self.channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1)).wait()
    } catch {
      throw FuzzFinding(description: "the connection cannot be made: \(error)")
    }
    try self.turn()
    if script.beginsAfterHello { try self.receive(Self.hello[...]) }
  }

  /// Whether the connection has ended.
  var isOver: Bool { self.handler.state.isClosed }

  // MARK: - What happens to the connection

  /// Lets bytes arrive, and the connection answer.
  func receive(_ bytes: ArraySlice<UInt8>) throws(FuzzFinding) {
    self.give(bytes)
    try self.completeRead()
  }

  /// Lets bytes arrive that are not all of a read.
  func give(_ bytes: ArraySlice<UInt8>) {
    guard !bytes.isEmpty, self.channel.isActive else { return }
    if !self.isOver { self.tellModel(bytes) }
    self.channel.pipeline.fireChannelRead(ByteBuffer(bytes: bytes))
  }

  /// Ends a read, and lets the connection answer.
  func completeRead() throws(FuzzFinding) {
    if self.channel.isActive { self.channel.pipeline.fireChannelReadComplete() }
    try self.turn()
  }

  /// Lets time pass.
  func advance(by time: TimeAmount) throws(FuzzFinding) {
    // In pieces shorter than any timeout, so that the peer has a chance to answer a PING.
    var left = time
    while left > .nanoseconds(0) {
      let piece = min(left, .seconds(5))
      self.channel.embeddedEventLoop.advanceTime(by: piece)
      left = left - piece
      try self.turn()
    }
  }

  /// Lets the handlers go on that wait.
  func openGate() { self.gate.open() }

  /// Fills the socket, or empties it.
  func toggleWritability() {
    self.channel.isWritable.toggle()
    guard self.channel.isActive else { return }
    if self.channel.isWritable { self.channel.flush() }
    self.channel.pipeline.fireChannelWritabilityChanged()
  }

  /// The socket fails.
  func failSocket() {
    guard self.channel.isActive else { return }
    self.channel.pipeline.fireErrorCaught(IOError(errnoCode: ECONNRESET, reason: "fuzzed"))
  }

  /// The peer closes.
  func closePeer() { self.channel.close(promise: nil) }

  /// Lets everything that is ready happen, and checks what came of it.
  func turn() throws(FuzzFinding) {
    self.channel.embeddedEventLoop.run()
    try self.checkOutput()
    try ConnectionInvariants.check(self.handler)
    if self.channel.isWritable { self.model.turn += 1 }
    try self.answerPings()
  }

  /// Ends the connection, and checks that nothing of it is left.
  func finish() throws(FuzzFinding) {
    if !self.channel.isWritable { self.toggleWritability() }
    try self.settle()
    self.closePeer()
    try self.settle()
    try self.advance(by: .seconds(2))
    try claim(self.isOver, "a connection that outlives its socket")
    try claim(self.owner.closings == 1, "the end was reported \(self.owner.closings) times")
    try claim(!self.socket.wasWrittenAfterClose, "bytes were written to a closed socket")
    try claim(self.core.handlersRunning == 0, "\(self.core.handlersRunning) handlers still run")
    try claim(self.core.callsWaiting == 0, "\(self.core.callsWaiting) calls still wait")
    for call in self.calls.all { try claim(call.outcome != nil, "a call was never ended") }
    try claim(self.calls.runningTasks == 0, "\(self.calls.runningTasks) tasks still wait")
    _ = try? self.channel.finish()
  }

  // MARK: - What comes of it

  /// Lets calls end that can, after which all credit must be back.
  private func settle() throws(FuzzFinding) {
    for _ in 0..<4 {
      self.gate.open()
      self.calls.abandonEnded()
      try self.turn()
    }
    let state = self.handler.state
    guard state.isOpen, self.handler.streams.isEmpty, self.core.handlersRunning == 0 else { return }
    let back = state.receiveWindow.available + state.receiveWindow.unreturned
    try claim(
      back == Self.limits.connectionWindowBytes,
      "\(back) bytes of credit are left of \(Self.limits.connectionWindowBytes), and no call")
  }

  private func tellModel(_ bytes: ArraySlice<UInt8>) {
    if self.isInputIllegal { return }
    self.partialInput += bytes
    var rest = self.partialInput[...]
    reading: while true {
      switch ReferenceFrame.read(rest, limit: self.model.frameLimit) {
      case .incomplete: break reading
      case .illegal:
        self.isInputIllegal = true
        break reading
      case .frame(let frame):
        self.model.receive(frame)
        rest = rest.dropFirst(frame.byteCount)
      }
    }
    self.partialInput = Array(rest)
  }

  private func checkOutput() throws(FuzzFinding) {
    var sent: [UInt8] = []
    while let bytes = try? self.channel.readOutbound(as: ByteBuffer.self) { sent += bytes.bytes }
    self.output += sent
    var rest = sent[...]
    while !rest.isEmpty {
      switch ReferenceFrame.read(rest, limit: WireLimits.frameBytes.upperBound) {
      case .frame(let frame):
        try self.model.send(frame)
        rest = rest.dropFirst(frame.byteCount)
      case .incomplete: throw FuzzFinding(description: "a part of a frame was sent")
      case .illegal: throw FuzzFinding(description: "an illegal frame was sent")
      }
    }
  }

  private func answerPings() throws(FuzzFinding) {
    guard self.answersPings, !self.model.pings.isEmpty, self.partialInput.isEmpty,
      !self.isInputIllegal, !self.isOver
    else { return }
    var pongs: [UInt8] = []
    for ping in self.model.pings { pongs += [0, 0, 0, 8, 0, 0, 0, 0, 7, 0] + ping }
    try self.receive(pongs[...])
  }

  /// What both ends announce, and small allowances, so that short inputs reach them.
  private static let limits = ConnectionLimits(
    maxFrameBytes: 32_768, maxMessageBytes: 40_000, streamWindowBytes: 65_536,
    connectionWindowBytes: 131_072, maxConcurrentStreams: 4, maxAssemblyBytes: 65_536,
    maxUnsentBytes: 65_536,
    conduct: ConnectionLimits.Conduct(
      cancels: 8, callErrors: 12, emptyMessages: 20, pings: 16, idleFrames: 60))

  /// The peer's HELLO.
  private static let hello: [UInt8] = {
    var buffer = ByteBuffer()
    buffer.writeFrame(.hello) {
      var limits = ConnectionRig.limits
      limits.maxMessageBytes = 1_048_576
      limits.connectionWindowBytes = 65_536
      Hello(limits).encode(into: &$0)
    }
    return buffer.bytes
  }()
}
