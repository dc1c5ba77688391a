/// What a frame is about.
enum FrameType: UInt8, CaseIterable, Sendable {
  /// Version and limits; the first frame each way.
  case hello = 0
  /// Begins a call; client to server.
  case open = 1
  /// A message or a part of one.
  case message = 2
  /// Ends a call; server to client.
  case status = 3
  /// Gives a call up; client to server.
  case cancel = 4
  /// Gives back credit, to a stream or to the connection.
  case window = 5
  /// Asks for a PONG.
  case ping = 6
  /// Answers a PING.
  case pong = 7
  /// No further calls; after an error, the end.
  case goAway = 8
  /// Initial response metadata; server to client.
  case metadata = 9

  /// The flags a frame of this type may carry.
  var legalFlags: FrameFlags {
    switch self {
    case .open: [.end, .data, .streamsRequests, .streamsResponses]
    case .message: [.end, .more, .data]
    case .status: [.data]
    case .hello, .cancel, .window, .ping, .pong, .goAway, .metadata: []
    }
  }

  /// The exact payload length, for types that have one.
  var fixedLength: Int? {
    switch self {
    case .cancel: 0
    case .window: 4
    case .ping, .pong: 8
    case .hello, .open, .message, .status, .goAway, .metadata: nil
    }
  }

  /// Whether the frame belongs to the connection, to a stream, or to either.
  var scope: Scope {
    switch self {
    case .hello, .ping, .pong, .goAway: .connection
    case .open, .message, .status, .cancel, .metadata: .stream
    case .window: .either
    }
  }

  enum Scope {
    case connection
    case stream
    case either
  }
}
