import Foundation
import Synchronization
import TestSupport
import Testing

@testable import Gateway

@Suite struct EventLogTests {
  /// Opens a log over a store of its own.
  private static func withLog(
    windowSize: Int = 1024, thinBeyond: Int = 128,
    _ body: (EventLog, GatewayStore) async throws -> Void
  ) async throws {
    let directory = TemporaryDirectory()
    let store = try GatewayStore(directory: directory.url)
    try await body(
      try await EventLog(storage: store, windowSize: windowSize, thinBeyond: thinBeyond), store)
    try await store.close()
  }

  private static func events(
    _ range: ClosedRange<Int>, type: String = "t", subject: String = "s"
  ) -> [IncomingEvent] {
    range.map { number in
      IncomingEvent(
        sourceSequence: UInt64(number), type: type, subjectID: subject,
        occurredAt: Date(timeIntervalSince1970: 1), dataJSON: "{}")
    }
  }

  private static func read(
    _ log: EventLog, from position: EventPosition, count: Int
  ) async throws -> ([LoggedEvent], EventPosition) {
    var position = position
    var events: [LoggedEvent] = []
    while events.count < count {
      let batch = try await log.next(after: position)
      events += batch.events
      position = batch.position
    }
    return (events, position)
  }

  @Test("takes an event once, however often it comes")
  func idempotence() async throws {
    try await Self.withLog { log, store in
      try await log.append(Self.events(1...3), from: .trainer)
      try await log.append(Self.events(2...5), from: .trainer)
      try await log.append(Self.events(1...2), from: .deployer)
      let (events, _) = try await Self.read(log, from: EventPosition(after: 0), count: 7)
      #expect(events.map(\.sequence) == Array(1...7))
      #expect(events.map(\.event.sourceSequence) == [1, 2, 3, 4, 5, 1, 2])
      #expect(try await log.cursor(of: .trainer) == 5)
      #expect(try await log.cursor(of: .deployer) == 2)
      #expect(try await log.cursor(of: .collector) == 0)
    }
  }

  @Test("gives history that is not in memory any more, page by page, then what is new")
  func history() async throws {
    try await Self.withLog(windowSize: 10) { log, _ in
      for start in stride(from: 1, through: 991, by: 10) {
        try await log.append(Self.events(start...(start + 9)), from: .trainer)
      }
      let (events, position) = try await Self.read(
        log, from: EventPosition(after: 0), count: 1000)
      #expect(events.map(\.sequence) == Array(1...1000))
      try await log.append(Self.events(1001...1001), from: .trainer)
      let (more, _) = try await Self.read(log, from: position, count: 1)
      #expect(more.map(\.sequence) == [1001])
    }
  }

  @Test("goes on behind history that was removed for its age")
  func removedHistory() async throws {
    try await Self.withLog { log, store in
      try await log.append(Self.events(1...3), from: .trainer)
      try await store.prune(
        eventsBefore: Date(timeIntervalSince1970: 2), answersBefore: .distantPast,
        revocationsBefore: .distantPast)
      let again = try await EventLog(storage: store)
      let reading = Task {
        try await Self.read(again, from: EventPosition(after: 0), count: 1).0
      }
      try await again.append(Self.events(1...3), from: .trainer)
      try await again.append(Self.events(4...4), from: .trainer)
      #expect(try await reading.value.map(\.sequence) == [4])
    }
  }

  @Test("knows after a restart what it had")
  func restart() async throws {
    try await Self.withLog { log, store in
      try await log.append(Self.events(1...3), from: .trainer)
      let again = try await EventLog(storage: store)
      #expect(again.lastSequence == 3)
      let (events, _) = try await Self.read(again, from: EventPosition(after: 1), count: 2)
      #expect(events.map(\.sequence) == [2, 3])
    }
  }

  @Test("gives every subscriber the same order when several services append at once")
  func concurrency() async throws {
    try await Self.withLog { log, _ in
      let reader = Task {
        try await Self.read(log, from: EventPosition(after: 0), count: 400).0
      }
      try await withThrowingTaskGroup(of: Void.self) { group in
        for peer in Peer.allCases {
          group.addTask {
            for number in 1...100 {
              try await log.append(Self.events(number...number), from: peer)
            }
          }
        }
        try await group.waitForAll()
      }
      let events = try await reader.value
      #expect(events.map(\.sequence) == Array(1...400))
      for peer in Peer.allCases {
        #expect(
          events.filter { $0.source == peer.rawValue }.map(\.event.sourceSequence)
            == Array(1...100))
      }
    }
  }

  @Test("skips superseded progress for a live subscriber that falls behind, and nothing else")
  func thinning() async throws {
    try await Self.withLog(thinBeyond: 5) { log, _ in
      var live = EventPosition(after: 0)
      live.isLive = true
      try await log.append(Self.events(1...4, type: "training-progress"), from: .trainer)
      try await log.append(
        Self.events(5...5, type: "training-pipeline-completed"), from: .trainer)
      try await log.append(Self.events(6...8, type: "training-progress"), from: .trainer)
      try await log.append(
        Self.events(9...9, type: "training-progress", subject: "other"), from: .trainer)
      let thinned = try await log.next(after: live)
      #expect(thinned.events.map(\.sequence) == [5, 8, 9])
      #expect(thinned.position.sequence == 9)
      let replayed = try await log.next(after: EventPosition(after: 0))
      #expect(replayed.events.map(\.sequence) == Array(1...9))
      live.sequence = 5
      #expect(try await log.next(after: live).events.map(\.sequence) == [6, 7, 8, 9])
    }
  }

  @Test("sends a live subscriber away that is further behind than memory reaches")
  func tooSlow() async throws {
    try await Self.withLog(windowSize: 10) { log, _ in
      var live = EventPosition(after: 0)
      live.isLive = true
      for number in 1...11 { try await log.append(Self.events(number...number), from: .trainer) }
      await #expect(throws: SubscriberTooSlow(eventsBehind: 11)) {
        try await log.next(after: live)
      }
      live.sequence = 1
      #expect(try await log.next(after: live).events.count == 10)
    }
  }

  @Test("waits for events, and stops waiting when it is cancelled")
  func cancellation() async throws {
    try await Self.withLog { log, _ in
      let waiting = Task { try await log.next(after: EventPosition(after: 0)) }
      waiting.cancel()
      await #expect(throws: CancellationError.self) { try await waiting.value }
    }
  }

  @Test("goes on where it was after the store has failed once")
  func storageFailure() async throws {
    let storage = FlakyStorage()
    let log = try await EventLog(storage: storage)
    storage.isBroken.withLock { $0 = true }
    await #expect(throws: FlakyStorage.Broken.self) {
      try await log.append(Self.events(1...1), from: .trainer)
    }
    storage.isBroken.withLock { $0 = false }
    try await log.append(Self.events(2...2), from: .trainer)
    let (events, _) = try await Self.read(log, from: EventPosition(after: 0), count: 2)
    #expect(events.map(\.sequence) == [1, 2])
  }

  /// Keeps events in memory, and cannot be read while it is broken.
  private final class FlakyStorage: EventStorage {
    struct Broken: Error {}

    let isBroken = Mutex(false)
    private let kept = Mutex<[LoggedEvent]>([])

    func append(_ events: [IncomingEvent], from source: Peer) async throws {
      self.kept.withLock { kept in
        for event in events {
          kept.append(
            LoggedEvent(
              sequence: UInt64(kept.count + 1), source: source.rawValue, event: event))
        }
      }
    }

    func events(after sequence: UInt64, limit: Int) async throws -> [LoggedEvent] {
      guard !self.isBroken.withLock({ $0 }) else { throw Broken() }
      return self.kept.withLock { $0.filter { $0.sequence > sequence } }
    }

    func cursor(of source: Peer) async throws -> UInt64 { 0 }
    func lastSequence() async throws -> UInt64 { 0 }
  }
}
