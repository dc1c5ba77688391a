import Synchronization

/// The events of all services in one order, for any number of subscribers.
///
/// Subscribers hold nothing but their position. The newest events are kept in memory once for all
/// of them, older ones are read from the store, so a slow subscriber costs no memory. One that was
/// up to date and falls behind gets the newest progress only; what ends something is never
/// skipped. When that is not enough either it is told to come back later.
final class EventLog: Sendable {
  private struct State {
    /// The newest events in order, without omission.
    var window: [LoggedEvent] = []
    var lastSequence: UInt64
    var isRefreshing = false
    /// Something was appended while a refresh was under way.
    var mustRefreshAgain = false
    var waiters: [Int: CheckedContinuation<Void, Never>] = [:]
    var nextWaiter = 0
  }

  private let storage: any EventStorage
  private let windowSize: Int
  private let thinBeyond: UInt64
  private let state: Mutex<State>

  private static let pageSize = 256

  /// A log over `storage`.
  ///
  /// - Parameters:
  ///   - windowSize: How many events are kept in memory, and how far a live subscriber may be
  ///     behind.
  ///   - thinBeyond: How far a live subscriber may be behind before progress is skipped for it.
  init(
    storage: any EventStorage, windowSize: Int = 1024, thinBeyond: Int = 128
  ) async throws {
    self.storage = storage
    self.windowSize = windowSize
    self.thinBeyond = UInt64(thinBeyond)
    self.state = Mutex(State(lastSequence: try await storage.lastSequence()))
  }

  /// The place of the newest event.
  var lastSequence: UInt64 { self.state.withLock { $0.lastSequence } }

  /// The place in the outbox of `source` up to which everything is in the log.
  func cursor(of source: Peer) async throws -> UInt64 {
    try await self.storage.cursor(of: source)
  }

  /// Appends what is new of `events` and wakes the subscribers.
  func append(_ events: [IncomingEvent], from source: Peer) async throws {
    try await self.storage.append(events, from: source)
    try await self.refresh()
  }

  /// The next events for a subscriber; waits until there are some.
  ///
  /// Throws `SubscriberTooSlow`, or `CancellationError` when the task is cancelled.
  func next(after position: EventPosition) async throws -> EventBatch {
    var position = position
    while true {
      try Task.checkCancellation()
      let (window, lastSequence) = self.state.withLock { ($0.window, $0.lastSequence) }
      if position.sequence >= lastSequence {
        position.isLive = true
        await self.waitForEvents(after: position.sequence)
        continue
      }
      let behind = lastSequence - position.sequence
      guard !position.isLive || behind <= UInt64(self.windowSize) else {
        throw SubscriberTooSlow(eventsBehind: behind)
      }
      let events = try await self.events(after: position.sequence, window: window)
      guard let last = events.last else {
        // What there was has been removed for its age.
        position.sequence = lastSequence
        continue
      }
      position.sequence = last.sequence
      let isThinned = position.isLive && behind > self.thinBeyond
      return EventBatch(events: isThinned ? Self.thinned(events) : events, position: position)
    }
  }

  /// `events` without the progress that a later one of them supersedes.
  static func thinned(_ events: [LoggedEvent]) -> [LoggedEvent] {
    var newest: [String: UInt64] = [:]
    for event in events where event.isProgress {
      newest[event.event.type + " " + event.event.subjectID] = event.sequence
    }
    return events.filter { event in
      guard event.isProgress else { return true }
      return newest[event.event.type + " " + event.event.subjectID] == event.sequence
    }
  }

  private func events(
    after sequence: UInt64, window: [LoggedEvent]
  ) async throws -> [LoggedEvent] {
    if let first = window.first, first.sequence <= sequence + 1 {
      return Array(window.drop { $0.sequence <= sequence })
    }
    return try await self.storage.events(after: sequence, limit: Self.pageSize)
  }

  /// Brings the window up to date with the store. Reading back what was committed, rather than
  /// passing on what was handed in, keeps the order right when several services append at once.
  private func refresh() async throws {
    let mustStart = self.state.withLock { state in
      if state.isRefreshing {
        state.mustRefreshAgain = true
        return false
      }
      state.isRefreshing = true
      return true
    }
    guard mustStart else { return }
    do {
      repeat {
        let after = self.lastSequence
        let events = try await self.storage.events(after: after, limit: self.windowSize)
        self.publish(events)
        if events.count == self.windowSize { self.state.withLock { $0.mustRefreshAgain = true } }
      } while self.mustContinueRefreshing()
    } catch {
      self.state.withLock { $0.isRefreshing = false }
      throw error
    }
  }

  private func mustContinueRefreshing() -> Bool {
    self.state.withLock { state in
      defer { state.mustRefreshAgain = false }
      if !state.mustRefreshAgain { state.isRefreshing = false }
      return state.mustRefreshAgain
    }
  }

  private func publish(_ events: [LoggedEvent]) {
    guard let last = events.last else { return }
    let waiters = self.state.withLock { state in
      state.window.append(contentsOf: events)
      state.window.removeFirst(max(0, state.window.count - self.windowSize))
      state.lastSequence = last.sequence
      defer { state.waiters = [:] }
      return state.waiters.values
    }
    for waiter in waiters { waiter.resume() }
  }

  private func waitForEvents(after sequence: UInt64) async {
    let id = self.state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let mustResume = self.state.withLock { state in
          if state.lastSequence > sequence || Task.isCancelled { return true }
          state.waiters[id] = continuation
          return false
        }
        if mustResume { continuation.resume() }
      }
    } onCancel: {
      self.state.withLock { $0.waiters.removeValue(forKey: id) }?.resume()
    }
  }
}
