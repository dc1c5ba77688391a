/// What one end of a connection accepts and how long it waits; announced to the peer by HELLO
/// where the peer must keep it.
public struct ConnectionLimits: Sendable, Hashable {
  /// The largest frame payload, 32 KiB to 1 MiB. Larger messages travel in parts, between which
  /// other calls' frames pass.
  public var maxFrameBytes: Int
  /// The largest message.
  public var maxMessageBytes: Int
  /// What a peer may send on one stream before it is read.
  public var streamWindowBytes: Int
  /// What a peer may send on all streams together before it is read.
  public var connectionWindowBytes: Int
  /// How many calls a peer may have open at once.
  public var maxConcurrentStreams: Int
  /// What incomplete requests of one connection may hold together.
  public var maxAssemblyBytes: Int
  /// What answers that wait for the peer to take them may hold together before no further call of the
  /// peer is begun; twice as much before one is dropped and its call fails with
  /// `RESOURCE_EXHAUSTED`.
  public var maxUnsentBytes: Int
  /// What the peer may do how often.
  public var conduct: Conduct
  /// How long the peer may take nothing of what is sent to it.
  public var writeTimeout: Duration
  /// How long connecting, TLS and HELLO may take together.
  public var handshakeTimeout: Duration
  /// After how long without a byte from the peer a PING is sent.
  public var keepaliveInterval: Duration
  /// How long a PING may go unanswered.
  public var keepaliveTimeout: Duration
  /// After how long without a call the connection is given up; nil for never.
  public var idleTimeout: Duration?
  /// How long calls in flight get to end when the connection drains.
  public var drainTimeout: Duration

  /// Creates limits.
  public init(
    maxFrameBytes: Int = 128 * 1024, maxMessageBytes: Int = 4 * 1024 * 1024,
    streamWindowBytes: Int = 256 * 1024, connectionWindowBytes: Int = 16 * 1024 * 1024,
    maxConcurrentStreams: Int = 1024, maxAssemblyBytes: Int = 24 * 1024 * 1024,
    maxUnsentBytes: Int = 16 * 1024 * 1024, conduct: Conduct = Conduct(),
    writeTimeout: Duration = .seconds(30), handshakeTimeout: Duration = .seconds(10),
    keepaliveInterval: Duration = .seconds(30),
    keepaliveTimeout: Duration = .seconds(10), idleTimeout: Duration? = .seconds(30 * 60),
    drainTimeout: Duration = .seconds(30)
  ) {
    self.maxFrameBytes = maxFrameBytes
    self.maxMessageBytes = maxMessageBytes
    self.streamWindowBytes = streamWindowBytes
    self.connectionWindowBytes = connectionWindowBytes
    self.maxConcurrentStreams = maxConcurrentStreams
    self.maxAssemblyBytes = maxAssemblyBytes
    self.maxUnsentBytes = maxUnsentBytes
    self.conduct = conduct
    self.writeTimeout = writeTimeout
    self.handshakeTimeout = handshakeTimeout
    self.keepaliveInterval = keepaliveInterval
    self.keepaliveTimeout = keepaliveTimeout
    self.idleTimeout = idleTimeout
    self.drainTimeout = drainTimeout
  }

  /// The defaults, good for services in one data centre.
  public static let defaults = ConnectionLimits()

  /// Checks that the limits can be announced.
  ///
  /// - Throws: `RPCConfigurationError` naming the first one outside of its range.
  package func check() throws(RPCConfigurationError) {
    try Self.check(self.maxFrameBytes, WireLimits.frameBytes, "maxFrameBytes")
    try Self.check(self.maxMessageBytes, WireLimits.messageBytes, "maxMessageBytes")
    try Self.check(self.streamWindowBytes, WireLimits.windowBytes, "streamWindowBytes")
    try Self.check(self.connectionWindowBytes, WireLimits.windowBytes, "connectionWindowBytes")
    try Self.check(self.maxConcurrentStreams, WireLimits.streams, "maxConcurrentStreams")
  }

  /// What one stream's reader holds back before it gives credit back: little enough that all
  /// streams together never hold back half of the connection's window.
  var reportBytes: Int {
    max(1, min(16_384, self.connectionWindowBytes / (2 * self.maxConcurrentStreams)))
  }

  /// What requests of one connection hold that wait for handlers to begin, before reading waits.
  var maxHeldBytes: Int { 8 * 1024 * 1024 }

  /// What they hold before further ones are refused, when reading cannot wait because answers do: a
  /// client that sends many large requests at once takes the answers a little later.
  var maxUnreadableHeldBytes: Int { 3 * self.maxHeldBytes }

  /// What the metadata of one connection's open calls takes, as it is encoded.
  var maxMetadataBytes: Int { 2 * 1024 * 1024 }

  /// What one stream's writer may be ahead of the socket.
  var sendBufferBytes: Int { 64 * 1024 }

  private static func check(
    _ value: Int, _ range: ClosedRange<Int>, _ name: String
  ) throws(RPCConfigurationError) {
    guard range.contains(value) else {
      throw .limitOutOfRange(name: name, value: value, range: range)
    }
  }
}
