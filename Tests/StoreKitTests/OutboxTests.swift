import Foundation
import GRDB
import Testing

@testable import StoreKit

struct OutboxTests {
  private let fixture = StoreFixture()

  private func event(_ number: Int) -> OutboxEvent {
    OutboxEvent(
      type: "counted", subjectID: "\(number)",
      occurredAt: Date(millisecondsSinceEpoch: 1_700_000_000_000 + Int64(number)),
      dataJSON: #"{"number":\#(number)}"#)
  }

  private func append(_ numbers: ClosedRange<Int>, to store: Store) async throws {
    try await store.write { db in
      for number in numbers { try Outbox.append(self.event(number), in: db) }
    }
  }

  @Test func `an event keeps everything that was said`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...1, to: store)
    let events = try await store.read { try Outbox.events(after: 0, limit: 10, in: $0) }
    #expect(
      events == [
        StoredEvent(
          sequence: 1, type: "counted", subjectID: "1",
          occurredAt: Date(millisecondsSinceEpoch: 1_700_000_000_001), dataJSON: #"{"number":1}"#)
      ])
  }

  @Test func `sequences that begin anew are above all that were`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...3, to: store)
    for time in 1...2 {
      let start = try await store.write { try Outbox.beginAnew(in: $0) }
      #expect(start == UInt64(time) << 32)
      #expect(try await store.read { try Outbox.lastSequence(in: $0) } == start)
      try await self.append(1...1, to: store)
    }
    let sequences = try await store.read {
      try Outbox.events(after: 2, limit: 10, in: $0).map(\.sequence)
    }
    #expect(sequences == [3, 1 << 32 + 1, 2 << 32 + 1])
  }

  @Test func `a reader gets the events after its position in order`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...5, to: store)
    let events = try await store.read { try Outbox.events(after: 2, limit: 2, in: $0) }
    #expect(events.map(\.sequence) == [3, 4])
  }

  @Test func `a change that is taken back tells nobody and leaves no gap`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...1, to: store)
    await #expect(throws: CancellationError.self) {
      try await store.write { db in
        try Outbox.append(self.event(2), in: db)
        throw CancellationError()
      }
    }
    try await self.append(3...3, to: store)
    let events = try await store.read { try Outbox.events(after: 0, limit: 10, in: $0) }
    #expect(events.map(\.sequence) == [1, 2])
    #expect(events.map(\.subjectID) == ["1", "3"])
  }

  @Test func `sequences go on after old events were removed`() async throws {
    let store = try self.fixture.open()
    try await self.append(1...3, to: store)
    let removed = try await store.write { db in
      try Outbox.removeEvents(before: Date(millisecondsSinceEpoch: 1_700_000_000_004), in: db)
    }
    #expect(removed == 3)
    try await self.append(4...4, to: store)
    let events = try await store.read { try Outbox.events(after: 0, limit: 10, in: $0) }
    #expect(events.map(\.sequence) == [4])
    #expect(try await store.read { try Outbox.lastSequence(in: $0) } == 4)
  }

  @Test func `the last sequence of an empty outbox is 0`() async throws {
    let store = try self.fixture.open()
    #expect(try await store.read { try Outbox.lastSequence(in: $0) } == 0)
  }

  @Test func `a message is accepted once from each sender`() async throws {
    let store = try self.fixture.open()
    let accepted = try await store.write { db in
      try ["a", "a", "b"].map { sender in
        try Inbox.accept(messageID: "1", from: sender, at: Date(), in: db)
      }
    }
    #expect(accepted == [true, false, true])
  }

  @Test func `a message whose effect failed is accepted again`() async throws {
    let store = try self.fixture.open()
    await #expect(throws: CancellationError.self) {
      try await store.write { db in
        _ = try Inbox.accept(messageID: "1", from: "a", at: Date(), in: db)
        throw CancellationError()
      }
    }
    #expect(
      try await store.write { try Inbox.accept(messageID: "1", from: "a", at: Date(), in: $0) })
  }
}
