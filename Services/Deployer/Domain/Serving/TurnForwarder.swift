import FoundationEssentials
import ServiceKit
import Synchronization

/// Brings answered turns to the Collector: first into the store, then, in batches and again until
/// they are acknowledged, across.
final class TurnForwarder: Sendable {
  private let store: DeployerStore
  private let sink: any TurnSink
  private let buffer: TurnBuffer
  private let clock: DeployerClock
  private let limit: Int
  private let hasAlerted = Mutex(false)
  /// Behind it nothing is on its way to the Collector.
  let gate = SerialGate()
  /// Raised when there are new rows to send.
  let stored = WakeSignal()

  private static let batchSize = 64

  /// - Parameter limit: How many turns may wait in the store.
  init(
    store: DeployerStore, sink: any TurnSink, buffer: TurnBuffer, limit: Int,
    clock: DeployerClock
  ) {
    self.store = store
    self.sink = sink
    self.buffer = buffer
    self.limit = limit
    self.clock = clock
  }

  /// Writes what the buffer holds into the store, all in one transaction.
  func keepBuffered() async throws {
    let (turns, lost) = self.buffer.takeAll()
    guard !turns.isEmpty || lost > 0 else { return }
    let dropped = lost + (try await self.store.keep(turns, limit: self.limit))
    if dropped > 0 {
      try await self.alert(
        .critical,
        "\(dropped) turns were dropped because too many wait for the Collector; "
          + "check that it runs and can be reached")
    }
    self.stored.raise()
  }

  /// Sends one batch of due turns.
  ///
  /// - Returns: False when nothing was due.
  /// - Throws: `DeployerError.dependencyUnavailable` after having put the batch off.
  func sendBatch() async throws -> Bool {
    try await self.gate.run { try await self.sendDueTurns() }
  }

  private func sendDueTurns() async throws -> Bool {
    let due = try await self.store.dueTurns(at: self.clock.now(), limit: Self.batchSize)
    if due.isEmpty { return false }
    if !due.unreadable.isEmpty {
      try await self.store.forgetUnreadableTurns(due.unreadable)
      try await self.alertDiscarded(due.unreadable.count, because: "they cannot be decrypted")
    }
    if due.turns.isEmpty { return true }
    do {
      let refused = try await self.sink.handOver(due.turns)
      let ids = Set(refused.map(\.id))
      try await self.store.forgetTurns(due.turns.map(\.id).filter { !ids.contains($0) })
      if let first = refused.first {
        try await self.store.forgetTurns(Array(ids))
        try await self.alertDiscarded(
          ids.count, because: "the Collector refused them: \(first.reason)")
      }
    } catch let error as DeployerError {
      try await self.store.postponeTurns(due.turns.map(\.id), at: self.clock.now()) { attempts in
        Self.delay(afterAttempts: attempts)
      }
      throw error
    }
    return true
  }

  /// Tells the operator once when many turns wait, and again only after they went down.
  func checkBacklog() async throws {
    let backlog = try await self.store.turnBacklog()
    let isGrowing = backlog.count > self.limit / 2
    let mustAlert = self.hasAlerted.withLock { hasAlerted in
      defer { hasAlerted = isGrowing }
      return isGrowing && !hasAlerted
    }
    guard mustAlert else { return }
    try await self.alert(
      .warning,
      "\(backlog.count) of at most \(self.limit) turns wait for the Collector; "
        + "check that it runs and can be reached")
  }

  /// How long until a turn is due; `nil` when none waits.
  func timeUntilDue() async throws -> Duration? {
    guard let due = try await self.store.turnBacklog().nextDueAt else { return nil }
    // Rounded up: a turn that is asked for a moment early is not due.
    let milliseconds = (due.timeIntervalSince(self.clock.now()) * 1_000).rounded(.up)
    return .milliseconds(Int64(max(0, milliseconds)))
  }

  /// Half a second, doubling to a minute, each shortened at random by up to half so that turns
  /// which failed together do not all come back together.
  private static func delay(afterAttempts attempts: Int) -> Duration {
    let bound = min(60, 0.5 * Double(1 << min(attempts - 1, 7)))
    return .seconds(Double.random(in: bound / 2...bound))
  }

  private func alertDiscarded(_ count: Int, because reason: String) async throws {
    try await self.alert(.warning, "\(count) turns were discarded: \(reason)")
  }

  private func alert(_ severity: Alert.Severity, _ detail: String) async throws {
    let alert = Alert(
      kind: .turnOutbox, severity: severity, deploymentID: nil, environment: nil, detail: detail,
      at: self.clock.now())
    try await self.store.note(ChangeRecord(alerts: [alert]))
  }
}
