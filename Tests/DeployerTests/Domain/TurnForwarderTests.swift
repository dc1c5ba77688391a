import Foundation
import GRDB
import ModelRuntime
import StoreKit
import Testing

@testable import Deployer

@Suite struct TurnForwarderTests {
  private let fixture = DeployerFixture()

  @Test func `brings turns to the Collector and forgets them`() async throws {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("a", 1))
    parts.buffer.offer(Self.turn("b", 1))
    try await parts.forwarder.keepBuffered()
    #expect(try await parts.store.turnBacklog().count == 2)
    #expect(try await parts.forwarder.sendBatch())
    #expect(Set(self.fixture.peers.turns.keys) == ["a:1", "b:1"])
    #expect(try await parts.store.turnBacklog().count == 0)
    #expect(try await !parts.forwarder.sendBatch())
  }

  @Test func `tries again later and later while the Collector is away`() async throws {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("a", 1))
    try await parts.forwarder.keepBuffered()
    self.fixture.peers.failNextHandOvers(3)
    var waits: [Duration] = []
    for _ in 0..<3 {
      await #expect(throws: DeployerError.self) { try await parts.forwarder.sendBatch() }
      #expect(try await !parts.forwarder.sendBatch())
      let wait = try #require(try await parts.forwarder.timeUntilDue())
      waits.append(wait)
      self.fixture.time.advance(by: wait)
    }
    for (attempt, wait) in waits.enumerated() {
      let bound = Duration.milliseconds(500 * (1 << attempt))
      #expect(wait >= bound / 2 - .milliseconds(2) && wait <= bound + .milliseconds(2))
    }
    #expect(try await parts.forwarder.sendBatch())
    #expect(self.fixture.peers.turns.count == 1)
  }

  @Test func `sends again what was stored but not acknowledged, and it counts once`() async throws {
    let parts = try await self.fixture.open()
    for number in 1...5 { parts.buffer.offer(Self.turn("a", number)) }
    try await parts.forwarder.keepBuffered()
    self.fixture.peers.failNextHandOvers(1, afterStoring: true)
    await #expect(throws: DeployerError.self) { try await parts.forwarder.sendBatch() }
    #expect(self.fixture.peers.turns.count == 5)
    self.fixture.time.advance(by: .seconds(1))
    #expect(try await parts.forwarder.sendBatch())
    #expect(self.fixture.peers.turns.count == 5)
    #expect(self.fixture.peers.handOvers == 2)
    #expect(try await parts.store.turnBacklog().count == 0)
  }

  @Test func `keeps a turn once, however often it is answered`() async throws {
    let parts = try await self.fixture.open()
    for _ in 0..<3 {
      parts.buffer.offer(Self.turn("a", 1))
      try await parts.forwarder.keepBuffered()
    }
    #expect(try await parts.store.turnBacklog().count == 1)
  }

  @Test func `goes on after a crash`() async throws {
    let before = try await self.fixture.open()
    before.buffer.offer(Self.turn("a", 1))
    try await before.forwarder.keepBuffered()
    try await before.crash()
    let after = try await self.fixture.open()
    #expect(try await after.forwarder.sendBatch())
    #expect(self.fixture.peers.turns["a:1"] == Self.turn("a", 1))
  }

  @Test func `sets aside a turn that the Collector will never take`() async throws {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("a", 1))
    parts.buffer.offer(Self.turn("b", 1))
    try await parts.forwarder.keepBuffered()
    self.fixture.peers.refuseTurn("a:1")
    #expect(try await parts.forwarder.sendBatch())
    #expect(Set(self.fixture.peers.turns.keys) == ["b:1"])
    #expect(try await parts.store.turnBacklog().count == 0)
    let alert = try #require(try await parts.store.lastAlert())
    #expect(alert.detail == "1 turns were discarded: the Collector refused them: no user turn")
  }

  @Test func `keeps no more than its limit and says so`() async throws {
    let parts = try await self.fixture.open { $0.turnLimit = 100 }
    for number in 1...130 { parts.buffer.offer(Self.turn("a", number)) }
    try await parts.forwarder.keepBuffered()
    #expect(try await parts.store.turnBacklog().count == 100)
    let alert = try #require(try await parts.store.lastAlert())
    #expect(alert.kind == .turnOutbox)
    #expect(alert.detail.hasPrefix("30 turns were dropped"))
  }

  @Test func `warns once when many wait, and again after they went down`() async throws {
    let parts = try await self.fixture.open { $0.turnLimit = 100 }
    for number in 1...60 { parts.buffer.offer(Self.turn("a", number)) }
    try await parts.forwarder.keepBuffered()
    for _ in 0..<3 { try await parts.forwarder.checkBacklog() }
    #expect(try await parts.events().count == 1)
    #expect(try await parts.forwarder.sendBatch())
    try await parts.forwarder.checkBacklog()
    for number in 61...120 { parts.buffer.offer(Self.turn("a", number)) }
    try await parts.forwarder.keepBuffered()
    try await parts.forwarder.checkBacklog()
    #expect(try await parts.events().count == 2)
  }

  @Test func `leaves nothing readable on the disk`() async throws {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("a", 1, words: "PATIENT-CANARY"))
    try await parts.forwarder.keepBuffered()
    let canary = Data("PATIENT-CANARY".utf8)
    let names = try FileManager.default.contentsOfDirectory(atPath: self.fixture.directory.path())
    #expect(names.contains("deployer.sqlite-wal"))
    for name in names {
      let url = self.fixture.directory.appending(path: name)
      guard let content = try? Data(contentsOf: url) else { continue }
      #expect(content.range(of: canary) == nil, "\(name)")
    }
  }

  @Test func `discards what was sealed with a key that is gone`() async throws {
    let before = try await self.fixture.open()
    before.buffer.offer(Self.turn("a", 1))
    try await before.forwarder.keepBuffered()
    try await before.crash()
    let after = try await self.fixture.open()
    try await after.store.store.write { db in
      try db.execute(sql: "DELETE FROM storekit_data_key WHERE epoch > 0")
    }
    #expect(try await after.forwarder.sendBatch())
    #expect(self.fixture.peers.turns.isEmpty)
    #expect(try await after.store.turnBacklog().count == 0)
    #expect(try await after.store.lastAlert()?.detail.contains("decrypted") == true)
  }

  @Test func `a turn opens only in its own row`() async throws {
    let parts = try await self.fixture.open()
    parts.buffer.offer(Self.turn("a", 1))
    parts.buffer.offer(Self.turn("b", 1))
    try await parts.forwarder.keepBuffered()
    try await parts.store.store.write { db in
      let rows = try Row.fetchAll(db, sql: "SELECT token, sealed FROM turn")
      for (row, other) in zip(rows, rows.reversed()) {
        try db.execute(
          sql: "UPDATE turn SET sealed = ? WHERE token = ?",
          arguments: [other["sealed"] as Data, row["token"] as String])
      }
    }
    let due = try await parts.store.dueTurns(at: self.fixture.time.now, limit: 10)
    #expect(due.turns.isEmpty)
    #expect(due.unreadable.count == 2)
  }

  private static func turn(
    _ conversation: String, _ number: Int, words: String = "I need a refill"
  ) -> ServedTurn {
    let arm = TestArm.make("v1", DeployerTime())
    let chat = (0..<number).map { _ in ChatMessage(role: .user, content: words) }
    return ServedTurn(
      chat, in: ConversationID(conversation),
      answer: Completion(
        ChatReply(content: "Of course.", category: "prescription"), by: arm, isFallback: false),
      at: Date(timeIntervalSince1970: 1_800_000_000))
  }
}
