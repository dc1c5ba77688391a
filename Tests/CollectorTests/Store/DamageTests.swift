import Collector
import GRDB
import StoreKit
import Testing

@Suite("Damage to sealed text")
struct DamageTests {
  private static func damage(_ rig: CollectorRig, _ sql: String) async throws {
    try await rig.database.write { db in try db.execute(sql: sql) }
  }

  private static func refusals(_ rig: CollectorRig) async throws -> [AuditEntry] {
    try await rig.database.read { db in
      try AuditLog.entries(after: 0, limit: 100, in: db)
    }.filter { $0.action == "sealed-text.refused" }
  }

  @Test(
    "is met with a refusal, which the audit trail tells apart from a reading",
    arguments: [
      "UPDATE conversation SET content = substr(content, 1, length(content) - 1) WHERE id = 1",
      "UPDATE conversation SET content = (SELECT content FROM conversation WHERE id = 2) WHERE id = 1",
      "UPDATE conversation SET group_id = 2 WHERE id = 1",
      "UPDATE conversation SET content = x'' WHERE id = 1",
    ])
  func refusal(_ surgery: String) async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("b", topic: 1)])
      try await Self.damage(rig, surgery)
      await #expect(throws: CollectorError.damagedText) { _ = try await rig.record("a") }
      let refusals = try await Self.refusals(rig)
      #expect(refusals.map(\.outcome) == ["failed"])
      #expect(refusals.map(\.actor) == ["anna"])
      #expect(refusals.allSatisfy { !$0.reason.isEmpty && !$0.objectID.isEmpty })
    }
  }

  @Test("keeps a dataset from being made, and other conversations readable")
  func neighbours() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("b", topic: 1)])
      try await Self.damage(rig, "UPDATE conversation SET content = x'01' WHERE id = 1")
      #expect(try await rig.record("b").key.id == "b")
      await #expect(throws: CollectorError.damagedText) {
        _ = try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester)
      }
      #expect(try await Self.refusals(rig).count == 1)
    }
  }
}
