import RPCCore

extension PeerError {
  /// What a failed call means for whoever made it.
  init(_ error: RPCError, from peer: Peer) {
    let detail = "\(error.code): \(error.message)"
    switch error.code {
    case .unavailable, .deadlineExceeded, .resourceExhausted, .aborted, .cancelled:
      self = .unreachable(peer, detail: detail)
    case .internalError, .unknown, .dataLoss:
      self = .broken(peer, detail: detail)
    default:
      self = .refused(peer, detail: detail)
    }
  }

  /// Makes calls to a peer.
  ///
  /// - Throws: `PeerError`; `CancellationError` when it is this task that was cancelled, since the
  ///   runtime reports that like a peer's cancellation.
  static func translated<Value: Sendable>(
    _ peer: Peer, _ calls: () async throws -> Value
  ) async throws -> Value {
    do {
      return try await calls()
    } catch let error as RPCError {
      try Task.checkCancellation()
      throw PeerError(error, from: peer)
    }
  }
}
