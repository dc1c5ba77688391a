import Crypto
import Foundation
import GRDB
import Testing

@testable import StoreKit

@Suite struct AuditWitnessTests {
  private let fixture = StoreFixture()
  private let time = Date(millisecondsSinceEpoch: 9000)

  private func take(_ checkpoint: AuditCheckpoint, _ store: Store) async throws
    -> AuditWitness.Outcome
  {
    let time = self.time
    return try await store.write { try AuditWitness.take(checkpoint, at: time, in: $0) }
  }

  private func kept(_ store: Store) async throws -> [UInt64] {
    try await store.read {
      try AuditWitness.list(of: "test", after: 0, limit: 99, in: $0).map(\.head.sequence)
    }
  }

  @Test func `what goes on from what is kept is kept, once`() async throws {
    let trail = try await TrailFixture()
    let witness = try self.fixture.open()
    for checkpoint in trail.kept {
      #expect(try await self.take(checkpoint, witness) == .kept)
    }
    #expect(try await self.take(trail.kept[0], witness) == .known)
    #expect(try await self.take(trail.kept[2], witness) == .known)
    #expect(try await self.kept(witness) == [4, 8, 12])
    #expect(
      try await witness.read { try AuditWitness.newest(of: "test", in: $0) } == trail.kept[2])
    #expect(try await witness.read { try AuditWitness.newest(of: "other", in: $0) } == nil)
  }

  @Test func `what contradicts it is refused and replaces nothing`() async throws {
    let trail = try await TrailFixture()
    let fork = try await TrailFixture(actor: "eve")
    let witness = try self.fixture.open()
    for checkpoint in trail.kept.prefix(2) { _ = try await self.take(checkpoint, witness) }
    for other in [fork.kept[0], fork.kept[1], fork.kept[2]] {
      guard case .refused(_, isNews: true) = try await self.take(other, witness) else {
        Issue.record("\(other.line) was not refused")
        continue
      }
      guard case .refused(_, isNews: false) = try await self.take(other, witness) else {
        Issue.record("\(other.line) is news again")
        continue
      }
    }
    #expect(
      try await witness.read { try AuditWitness.newest(of: "test", in: $0) } == trail.kept[1])
    #expect(try await witness.read { try AuditWitness.openRefusals(in: $0) }.count == 3)
    #expect(try await self.take(trail.kept[2], witness) == .kept)
  }

  @Test func `a gap is refused`() async throws {
    let trail = try await TrailFixture()
    let witness = try self.fixture.open()
    _ = try await self.take(trail.kept[0], witness)
    guard case .refused(let reason, _) = try await self.take(trail.kept[2], witness) else {
      Issue.record("it was not refused")
      return
    }
    #expect(reason.contains("missing"))
  }

  @Test func `a trail may begin anew when somebody says so, and what was kept stays`() async throws
  {
    let trail = try await TrailFixture()
    let fork = try await TrailFixture(actor: "eve")
    let witness = try self.fixture.open()
    for checkpoint in trail.kept { _ = try await self.take(checkpoint, witness) }
    _ = try await self.take(fork.kept[0], witness)
    let time = self.time
    try await witness.write { db in
      try AuditWitness.beginBranch(
        of: "test", by: "anna", because: "restored", at: time, in: db)
    }
    #expect(try await witness.read { try AuditWitness.openRefusals(in: $0) }.isEmpty)
    #expect(try await self.kept(witness) == [])
    #expect(try await self.take(fork.kept[1], witness) == .kept)
    #expect(try await self.take(fork.kept[2], witness) == .kept)
    let rows = try await witness.read {
      try Int.fetchOne($0, sql: "SELECT count(*) FROM storekit_audit_testimony")
    }
    #expect(rows == 5)
  }
}
