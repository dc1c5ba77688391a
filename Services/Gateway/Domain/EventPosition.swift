/// How far a subscriber has come in the event log.
struct EventPosition: Hashable, Sendable {
  /// Everything up to here was delivered or skipped.
  var sequence: UInt64
  /// Whether the subscriber has once seen everything there was. From then on it is expected to
  /// keep up; before, it replays history at its own pace.
  var isLive: Bool

  /// A subscriber that wants everything after `sequence`.
  init(after sequence: UInt64) {
    self.sequence = sequence
    self.isLive = false
  }
}

/// The next events for a subscriber.
struct EventBatch: Sendable {
  /// In order, not empty.
  let events: [LoggedEvent]
  /// Where the subscriber is after them.
  let position: EventPosition
}

/// A subscriber takes events more slowly than they come.
struct SubscriberTooSlow: Error, Hashable, Sendable {
  /// How many events it is behind.
  let eventsBehind: UInt64
}
