/// How much a connection may ask for and how long it may take, before anybody knows who it is.
struct HTTPLimits: Hashable, Sendable {
  /// Connections at the same time.
  var maximumConnections = 1024
  /// From the connection to the end of the first request's header; TLS included.
  var headerTimeout: Duration = .seconds(10)
  /// From a request's header to the end of its body.
  var bodyTimeout: Duration = .seconds(300)
  /// Between requests, and between two pieces of a request.
  var idleTimeout: Duration = .seconds(60)
  /// For a WebSocket to take a batch of events.
  var writeTimeout: Duration = .seconds(20)
  /// For a WebSocket to be closed by its client after it was asked to.
  var closeTimeout: Duration = .seconds(2)
  /// One header field.
  var maximumFieldBytes = 16 << 10
  /// All header fields.
  var maximumHeaderBytes = 32 << 10
  /// All header fields.
  var maximumFields = 100

  /// One frame of a WebSocket.
  static let maximumFrameBytes = 16 << 10
  /// One message of a WebSocket.
  static let maximumMessageBytes = 64 << 10
  /// Frames of one message.
  static let maximumFragments = 32

  /// The limits that are described above.
  init() {}
}
