/// A service whose events are followed.
protocol EventSource: Sendable {
  /// Which one.
  var peer: Peer { get }
  /// Hands on the events after `sequence`, those that are kept and then new ones; returns or throws
  /// when the connection ends.
  func follow(
    after sequence: UInt64, _ consume: @Sendable (IncomingEvent) async -> Void
  ) async throws
}
