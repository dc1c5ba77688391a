import Foundation
import GRDB
import ServiceKit
import StoreKit
import Synchronization
import TestSupport
import Testing

@testable import Auditing

@Suite struct AuditDeskTests {
  private let caller = Caller(actor: "anna", roles: ["admin"], requestID: "r-1")

  @Test func `a trail is verified with what others kept, if the service signed it`() async throws {
    let service = try TestService(.collector)
    let desk = service.desk(trusting: [service])
    try await service.act(5)
    let kept = try #require(try await service.sign())
    #expect(try await desk.verify(heads: [], checkpoints: [kept]).isIntact)
    #expect(try await desk.verify(heads: [], checkpoints: [kept]).checkpoint == kept.head)
    let stranger = try TestService(.collector)
    try await stranger.act(5)
    let foreign = try #require(try await stranger.sign())
    await #expect(throws: CheckpointError.self) {
      try await desk.verify(heads: [], checkpoints: [foreign])
    }
  }

  @Test func `an export holds everything, and tells of itself`() async throws {
    let service = try TestService(.collector)
    try await service.act(450)
    try await service.sign()
    let pieces = Mutex<[AuditDesk.Piece]>([])
    try await service.desk(trusting: []).export(after: 0, for: self.caller) { piece in
      pieces.withLock { $0.append(piece) }
    }
    let entries = pieces.withLock { $0.flatMap(\.entries) }
    #expect(entries.map(\.sequence) == Array(1...451))
    #expect(entries.last?.action == "audit.export" && entries.last?.actor == "anna")
    #expect(pieces.withLock { $0.flatMap(\.checkpoints).map(\.head.sequence) } == [450])
  }

  @Test func `the heads are its own and those that it witnesses`() async throws {
    let (trainer, collector) = (try TestService(.trainer), try TestService(.collector))
    try await trainer.act(2)
    try await trainer.sign()
    try await collector.act(3)
    let checkpoint = try #require(try await collector.sign())
    try await trainer.book(trusting: [collector]).take(
      checkpoint, from: Caller(actor: "service:collector", roles: [], requestID: ""))
    let heads = try await trainer.desk(trusting: []).heads()
    #expect(heads.map(\.service) == ["trainer", "collector"])
    #expect(heads.map(\.checkpoint.head.sequence) == [2, 3])
  }

  @Test(arguments: [1, 2, 7, 8, 9, 63, 64, 100])
  func `the first checkpoint that a trail contradicts is found`(bad: UInt64) async throws {
    let service = try TestService(.collector)
    for _ in 0..<32 {
      try await service.act(2)
      try await service.sign()
    }
    let kept = try await service.store.read {
      try AuditCheckpoints.list(after: 0, limit: 99, in: $0)
    }
    let asked = Mutex(0)
    let found = try await DivergenceSearch.firstContradicted(upTo: 64) { after in
      asked.withLock { $0 += 1 }
      return kept.first { $0.head.sequence > after }
    } hash: { sequence in
      sequence < bad ? kept.first { $0.head.sequence == sequence }?.head.hash : Data()
    }
    #expect(found?.head.sequence == (bad > 64 ? nil : (bad + 1) / 2 * 2))
    #expect(asked.withLock { $0 } <= 8)
  }
}
