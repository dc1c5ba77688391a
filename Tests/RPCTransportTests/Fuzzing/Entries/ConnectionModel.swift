@testable import RPCTransport

/// A connection as its peer sees it: told of every frame either way, it knows by PROTOCOL.md which
/// ones the side under test may send, and what has to come of those that it receives.
struct ConnectionModel {
  /// A call.
  struct Stream {
    /// How far the peer's messages have come.
    enum Inbound {
      case betweenMessages
      case insideMessage
      case ended
    }

    /// Whether neither STATUS nor CANCEL has passed.
    var isOpen = true
    /// The turn in which what came ended the stream: what was sent before may still be seen then.
    var endedByPeerInTurn: Int?
    var inbound = Inbound.betweenMessages
    /// Whether METADATA would come too late.
    var isPastMetadata = false
    /// The credit that the side under test has left.
    var sendCredit: Int
    /// The credit that the peer has left.
    var receiveCredit: Int
    /// What the unfinished message of the side under test has come to.
    var sentMessageBytes = 0
    var hasSentEnd = false
    var hasSentMetadata = false
    var hasSentMessage = false
  }

  let isClient: Bool
  /// What the side under test announces.
  let local: ConnectionLimits
  /// What the peer announced.
  var peer: ConnectionLimits?
  var hasSentHello = false
  var hasSentDrain = false
  /// The reason of the GOAWAY that ended the connection.
  var endReason: UInt8?
  /// The turn in which a GOAWAY passed that begins no further calls.
  var drainTurn: Int?
  /// Whether the peer's GOAWAY says that the connection is over.
  var isEndedByPeer = false
  var streams: [UInt32: Stream] = [:]
  /// Streams that the peer ended before their OPEN left a full socket, as only a rude one can.
  var endedUnseen: Set<UInt32> = []
  /// The last stream that the peer's GOAWAYs let live.
  var lastLivingStream = UInt32.max
  var lastStream: UInt32 = 0
  var sendCredit = 0
  var receiveCredit: Int
  /// PINGs that wait for their PONG.
  var unansweredPings: [[UInt8]] = []
  /// PINGs of the side under test that the peer has not answered.
  var pings: [[UInt8]] = []
  /// Counts the times at which everything that was received has been answered as far as it is going
  /// to be: what is sent in the same turn may have been on its way before.
  var turn = 0
  var tally = ActTally()

  init(isClient: Bool, local: ConnectionLimits) {
    self.isClient = isClient
    self.local = local
    self.receiveCredit = local.connectionWindowBytes
  }

  /// The largest payload that the peer may send now.
  var frameLimit: Int {
    self.peer == nil ? WireLimits.helloFrameBytes : self.local.maxFrameBytes
  }

  /// Whether no further calls are begun.
  var isDraining: Bool { self.drainTurn != nil }

  /// Streams that count against the limit.
  var openStreams: Int { self.streams.values.count { $0.isOpen } }

  /// A new call, with the credit that both sides begin with.
  func newStream(isOpen: Bool) -> Stream {
    Stream(
      isOpen: isOpen, sendCredit: self.peer?.streamWindowBytes ?? 0,
      receiveCredit: self.local.streamWindowBytes)
  }
}

/// How often the peer did what PROTOCOL.md section 9.3 counts.
struct ActTally {
  var cancels = 0
  var callErrors = 0
  var emptyMessages = 0
  var pings = 0
  var idleFrames = 0

  /// Whether one of them has been done more often than is allowed, so that reason 6 may come.
  func isExcessive(_ limits: ConnectionLimits.Conduct) -> Bool {
    self.cancels > limits.cancels || self.callErrors > limits.callErrors
      || self.emptyMessages > limits.emptyMessages || self.pings > limits.pings
      || self.idleFrames > limits.idleFrames
  }
}
