internal import RPCCore

/// Who a connection reports to. Called on the event loop.
protocol ConnectionOwner: AnyObject, Sendable {
  /// The peer has said HELLO and is who `peer` says.
  ///
  /// - Returns: Whether the connection may be used.
  func connectionIsGreeted(_ connection: ConnectionHandler) -> Bool
  /// The connection takes no further calls.
  func connectionIsDraining(_ connection: ConnectionHandler)
  /// The connection is gone. Reported once.
  func connectionIsClosed(_ connection: ConnectionHandler, cause: RPCError)
}

extension ConnectionOwner {
  /// Only a server has to refuse connections.
  func connectionIsGreeted(_ connection: ConnectionHandler) -> Bool { true }
}
