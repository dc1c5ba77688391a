import Collector
import GRDB
import StoreKit
import Testing

@Suite("Stored snapshots")
struct SnapshotTests {
  private static func create(_ rig: CollectorRig) async throws -> Snapshot {
    try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester)
  }

  @Test("hold what qualifies, de-identified, under opaque ids")
  func content() async throws {
    try await CollectorRig.with { rig in
      var bad = ConversationSubmission.good("poor", topic: 1)
      bad.turns[1].content = "no"
      try await rig.ingest([.good("patient-77"), bad, .good("c", topic: 2)])
      let snapshot = try await Self.create(rig)
      #expect(snapshot.recordCount == 2)
      #expect(snapshot.lastSequence.rawValue == 3)
      #expect(snapshot.byCategory == ["appointment": 2])
      let records = try await rig.store.records(of: snapshot.id, from: 0, limit: 10)
      #expect(records.map(\.recordID) == records.map(\.recordID).sorted())
      #expect(!records.contains { "\($0)".contains("patient-77") || "\($0)".contains("Martha") })
      #expect(records.contains { $0.messages[0].content.contains("[NAME_1]") })
      #expect(try SnapshotDraft(records).id == snapshot.id)
      let submitted = ConversationSubmission.good("a").key.source
      #expect(records.allSatisfy { $0.source == submitted })
    }
  }

  @Test("of the same content are one")
  func sameContent() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      let one = try await Self.create(rig)
      var poor = ConversationSubmission.good("poor", topic: 1)
      poor.turns[1].content = "no"
      try await rig.ingest([poor])
      let other = try await Self.create(rig)
      #expect(one.id == other.id)
      #expect(other.lastSequence > one.lastSequence)
      let events = try await rig.database.read { db in
        try Outbox.events(after: 0, limit: 10, in: db)
      }
      #expect(events.count { $0.type == "snapshot-created" } == 1)
    }
  }

  @Test("stay as they are when conversations change")
  func immutable() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a"), .good("b", topic: 1)])
      let snapshot = try await Self.create(rig)
      let before = try await rig.store.records(of: snapshot.id, from: 0, limit: 10)
      try await rig.ingest(FeedbackSubmission(id: "f", conversationID: "a", vote: .down))
      #expect(try await Self.create(rig).recordCount == 1)
      #expect(try await rig.store.records(of: snapshot.id, from: 0, limit: 10) == before)
      #expect(try await rig.store.snapshot(snapshot.id).recordCount == 2)
    }
  }

  @Test("are read in pages without gap or overlap")
  func pages() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest((0..<4).map { .good("\($0)", topic: $0) })
      let snapshot = try await Self.create(rig)
      let all = try await rig.store.records(of: snapshot.id, from: 0, limit: 10)
      var paged: [SnapshotRecord] = []
      for position in [0, 3] {
        paged += try await rig.store.records(of: snapshot.id, from: position, limit: 3)
      }
      #expect(paged == all)
    }
  }

  @Test("that were tampered with are not handed out")
  func tampering() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([.good("a")])
      let snapshot = try await Self.create(rig)
      try await rig.database.write { db in
        try db.execute(
          sql: """
            UPDATE snapshot_body
            SET body = CAST(substr(body, 1, length(body) - 1) || x'00' AS BLOB)
            """)
      }
      await #expect(throws: CollectorError.damagedSnapshot) {
        try await rig.store.records(of: snapshot.id, from: 0, limit: 10)
      }
    }
  }

  @Test("take only a quality from 0 to 1")
  func quality() async throws {
    try await CollectorRig.with { rig in
      await #expect(throws: CollectorError.invalidQuality) {
        try await rig.datasets.create(minimumQuality: 1.5, for: CollectorRig.requester)
      }
      let all = try await rig.datasets.create(minimumQuality: 0.1, for: CollectorRig.requester)
      #expect(all.recordCount == 0)
    }
  }
}
