import Foundation
import GRDB
import TestSupport
import Testing

@testable import StoreKit

struct EventFeedTests {
  private let fixture = StoreFixture()

  private func append(_ numbers: ClosedRange<Int>, to store: Store) async throws {
    try await store.write { db in
      for number in numbers {
        try Outbox.append(
          OutboxEvent(type: "t", subjectID: "\(number)", occurredAt: Date(), dataJSON: "{}"),
          in: db)
      }
    }
  }

  private func read(
    _ count: Int, after sequence: UInt64, from store: Store
  ) async throws -> [UInt64] {
    var sequences: [UInt64] = []
    for try await event in EventFeed(store: store).events(after: sequence) {
      sequences.append(event.sequence)
      if sequences.count == count { break }
    }
    return sequences
  }

  @Test func `kept events are replayed in order, beyond one batch`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...600, to: store)
    #expect(try await self.read(600, after: 0, from: store) == Array(1...600))
  }

  @Test func `a reader resumes where it stopped`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...5, to: store)
    #expect(try await self.read(2, after: 3, from: store) == [4, 5])
  }

  @Test func `a reader that has caught up is woken by a commit`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...1, to: store)
    let sequences = try await withThrowingTaskGroup(of: [UInt64].self) { group in
      group.addTask { try await self.read(3, after: 0, from: store) }
      try await eventually("the reader waits") { store.outboxSignal.waiterCount == 1 }
      try await self.append(2...2, to: store)
      try await eventually("the reader waits") { store.outboxSignal.waiterCount == 1 }
      try await self.append(3...3, to: store)
      return try await group.next() ?? []
    }
    #expect(sequences == [1, 2, 3])
  }

  @Test func `commits without events wake nobody`() async throws {
    let store = try self.fixture.open()
    let generation = store.outboxSignal.generation
    try await store.insertNote("silent")
    #expect(store.outboxSignal.generation == generation)
  }

  @Test func `events of a failed write wake nobody`() async throws {
    let store = try self.fixture.open()
    let generation = store.outboxSignal.generation
    await #expect(throws: CancellationError.self) {
      try await store.write { db in
        try Outbox.append(
          OutboxEvent(type: "t", subjectID: "1", occurredAt: Date(), dataJSON: "{}"), in: db)
        throw CancellationError()
      }
    }
    #expect(store.outboxSignal.generation == generation)
  }

  @Test func `readers that start while events are written miss none`() async throws {
    let store = try self.fixture.open()
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      for _ in 1...4 {
        group.addTask { try await self.read(40, after: 0, from: store) }
      }
      for number in 1...40 { try await self.append(number...number, to: store) }
      for try await sequences in group { #expect(sequences == Array(1...40)) }
    }
  }

  @Test func `cancelling a waiting reader ends it and leaves nothing behind`() async throws {
    let store = try self.fixture.open()
    try await withThrowingTaskGroup(of: [UInt64].self) { group in
      group.addTask { try await self.read(1, after: 0, from: store) }
      try await eventually("the reader waits") { store.outboxSignal.waiterCount == 1 }
      group.cancelAll()
      await #expect(throws: CancellationError.self) { _ = try await group.next() }
    }
    #expect(store.outboxSignal.waiterCount == 0)
  }
}
