/// Where the event log is kept.
protocol EventStorage: Sendable {
  /// Appends what is new of `events`; repeating one changes nothing. Durable when it returns.
  func append(_ events: [IncomingEvent], from source: Peer) async throws
  /// The events after `sequence` in order, at most `limit`.
  func events(after sequence: UInt64, limit: Int) async throws -> [LoggedEvent]
  /// The place in the outbox of `source` up to which everything is in the log.
  func cursor(of source: Peer) async throws -> UInt64
  /// The place of the newest event; 0 when there never was one.
  func lastSequence() async throws -> UInt64
}
