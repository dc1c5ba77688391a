/// The rules of a connection: what may come when, which streams exist, how it ends.
///
/// Pure: methods say what a frame means or which rule it breaks; the handler acts.
struct ConnectionState: Sendable {
  /// Which end of the connection this is.
  enum Role: Hashable, Sendable {
    case client
    case server
  }

  private enum Phase: Hashable, Sendable {
    /// The peer's HELLO has not come. Can go to `open` or `closed`.
    case awaitingHello
    /// Calls can be made. Can go to `closed`.
    case open
    /// Nothing counts any more.
    case closed
  }

  /// What to do with an OPEN.
  enum OpenVerdict: Hashable, Sendable {
    case accept
    /// It came after our GOAWAY: the client knows that it was never looked at.
    case ignore
  }

  let role: Role
  private let local: Hello
  private var phase = Phase.awaitingHello
  /// The peer's limits; our own until its HELLO came.
  private(set) var peer: Hello
  /// The last stream that the client opened, on either end.
  private(set) var lastStream = StreamID.connection
  /// The last stream the server acts on, after its GOAWAY.
  private var goAwayStream: StreamID?
  private(set) var isDraining = false
  /// Streams that have not ended.
  private(set) var openStreams = 0
  /// Credit for all streams together.
  var sendWindow = SendWindow(0)
  var receiveWindow: ReceiveWindow

  init(role: Role, local: Hello) {
    self.role = role
    self.local = local
    self.peer = local
    // A quarter, so that what streams hold back unreported cannot use the window up.
    self.receiveWindow = ReceiveWindow(
      capacity: local.connectionWindowBytes, threshold: local.connectionWindowBytes / 4)
  }

  var isOpen: Bool { self.phase == .open }
  var isClosed: Bool { self.phase == .closed }

  /// Whether a further call can be begun by this client.
  var canOpenStream: Bool {
    self.isOpen && !self.isDraining && self.lastStream.rawValue < WireLimits.lastStreamID
  }

  /// Whether the peer's limit leaves room for a further call.
  var hasRoomForStream: Bool { self.openStreams < self.peer.maxConcurrentStreams }

  /// Checks that a frame of this type may come now and from this peer.
  func admit(_ type: FrameType) throws(ProtocolViolation) {
    switch (self.phase, type) {
    case (.awaitingHello, .hello): return
    // A server that refuses this client says so instead of HELLO.
    case (.awaitingHello, .goAway): return
    case (.awaitingHello, _): throw .expectedHello(type)
    case (_, .hello): throw .repeatedHello
    case (_, .open), (_, .cancel):
      if self.role == .client { throw .illegalDirection(type) }
    case (_, .status), (_, .metadata):
      if self.role == .server { throw .illegalDirection(type) }
    case (_, .message), (_, .window), (_, .ping), (_, .pong), (_, .goAway): return
    }
  }

  /// Takes the peer's HELLO in; calls can be made from here on.
  mutating func receiveHello(_ hello: Hello) {
    self.peer = hello
    self.sendWindow = SendWindow(hello.connectionWindowBytes)
    self.phase = .open
  }

  /// Judges an OPEN; the server's side.
  mutating func receiveOpen(_ id: StreamID) throws(ProtocolViolation) -> OpenVerdict {
    guard id > self.lastStream else { throw .streamReused(id) }
    self.lastStream = id
    if self.isDraining { return .ignore }
    guard self.openStreams < self.local.maxConcurrentStreams else {
      throw .tooManyStreams(limit: self.local.maxConcurrentStreams)
    }
    self.openStreams += 1
    return .accept
  }

  /// Checks that a frame's stream has existed; one that has ended takes no harm from late frames.
  func checkOpened(_ id: StreamID, _ type: FrameType) throws(ProtocolViolation) {
    guard id <= self.lastStream else { throw .streamIdle(type, id) }
  }

  /// Numbers a new call; the client's side, when `canOpenStream` and `hasRoomForStream`.
  mutating func openStream() -> StreamID {
    precondition(self.canOpenStream, "a stream was opened on a connection that takes none")
    let next = self.lastStream.rawValue == 0 ? 1 : self.lastStream.rawValue + 2
    self.lastStream = StreamID(next)
    self.openStreams += 1
    return self.lastStream
  }

  /// Counts a stream out.
  mutating func closeStream() {
    precondition(self.openStreams > 0, "a stream ended twice")
    self.openStreams -= 1
  }

  /// Begins to drain: no further calls are begun or looked at.
  ///
  /// - Returns: The last stream that counts, or nil when draining had begun.
  mutating func beginDraining() -> StreamID? {
    guard !self.isDraining else { return nil }
    self.isDraining = true
    return self.role == .server ? self.lastStream : .connection
  }

  /// Takes the peer's GOAWAY in.
  ///
  /// - Returns: For a client, the last stream the server acts on: later ones may be made again
  ///   elsewhere. A second GOAWAY can only lower it.
  mutating func receiveGoAway(_ goAway: GoAway) -> StreamID {
    self.isDraining = true
    let last = min(goAway.lastStream, self.goAwayStream ?? goAway.lastStream)
    self.goAwayStream = last
    return last
  }

  /// Nothing counts any more.
  mutating func close() { self.phase = .closed }
}
