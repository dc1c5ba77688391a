internal import NIOCore
internal import RPCCore

/// What other threads ask of a connection.
enum ConnectionCommand: Sendable {
  /// Send a call.
  case start(OutgoingCall)
  /// Give a call up.
  case cancel(OutgoingCall)
  /// A call that waited has its turn.
  case run(IncomingCall)
  /// A call that waited would be late.
  case shed(IncomingCall)
  /// The handler waits for something and needs no thread meanwhile.
  case giveTurnUp(IncomingCall)
  /// The handler has answered.
  case finish(IncomingCall, Result<ByteBuffer?, RPCError>)
  /// A handler has initial metadata to send.
  case initialMetadata(StreamID)
  /// There are messages to send.
  case outputReady(ConnectionCall)
  /// Messages were read.
  case consumed(ConnectionCall, bytes: Int)
  /// Messages of a call that is gone were read or will never be.
  case released(bytes: Int)
  /// Begin no calls; close when those in flight have ended.
  case drain
  /// Drain, if calls can be made; what is still being set up is left alone.
  case retire
  /// Close now.
  case close(RPCError)
}

/// A call of either side.
enum ConnectionCall: Sendable {
  case outgoing(OutgoingCall)
  case incoming(IncomingCall)
}
