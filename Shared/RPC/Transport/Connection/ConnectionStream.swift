internal import NIOCore
internal import RPCCore

/// A call on its connection. Belongs to the event loop.
final class ConnectionStream {
  /// Whose call it is.
  enum Call {
    case outgoing(OutgoingCall)
    case incoming(IncomingCall)
  }

  /// What follows the last message.
  enum Ending {
    /// The client has sent all its requests.
    case endOfRequests
    /// The server has answered.
    case status(CallStatus)
  }

  let call: Call
  /// When the call must have ended; `.distantFuture` for never.
  let deadline: NIODeadline
  /// From when on CANCEL is not counted: the call is about to run into its deadline.
  var cancelIsFreeFrom = NIODeadline.distantFuture
  var state: StreamState
  /// The parts of a message that have come.
  var assembly: MessageParts?
  /// The rest of the message that is being sent.
  var pending: ByteBuffer?
  /// The size of the message that is being sent in parts; 0 when none is.
  var unfinishedBytes = 0
  /// Where further messages come from.
  var source: MessagePipe?
  /// What is sent after `pending` and everything that `source` has.
  var ending: Ending?
  /// Whether a MESSAGE was sent.
  var hasSentMessage = false
  /// What the answer holds while it waits for the peer to take it.
  var unsentBytes = 0
  /// What the call's metadata takes, as it was encoded.
  var metadataBytes = 0
  /// Whether STATUS has come: there is nothing left to cancel.
  var isEndedByPeer = false
  /// Whether the stream waits for its turn to send.
  var isQueued = false
  /// Whether the stream is out of the connection's table.
  var isClosed = false

  init(call: Call, deadline: NIODeadline, state: StreamState) {
    self.call = call
    self.deadline = deadline
    self.state = state
  }

  /// Whether the one message of a call with one from the peer has come.
  var hasOneMessage: Bool {
    switch self.call {
    case .outgoing(let call): call.response != nil
    case .incoming(let call): call.request != nil
    }
  }

  var id: StreamID { self.state.id }
}
