internal import RPCCore

/// How a call of ours ended.
enum CallOutcome: Sendable {
  /// The service answered; the metadata came with the answer.
  case success(Metadata)
  /// The call failed; if `isUnprocessed`, the service certainly never saw it.
  case failure(RPCError, isUnprocessed: Bool)
}
