import Collector
import DataProtection
import FieldEncryption
import Foundation
import GRDB
import StoreKit
import Testing

@Suite("Erasure of a patient")
struct CollectorEraserTests {
  /// Erases as the service does, without what follows outside of the store.
  @discardableResult
  private static func erase(
    _ request: ErasureRequest, in rig: CollectorRig
  ) async throws -> ErasureFacts {
    let eraser = CollectorEraser(rig.store)
    let facts = try await rig.database.write { db in
      var facts = ErasureFacts()
      for subject in try eraser.subjects(of: request, in: db) {
        let erasure =
          try rig.keys.erase(subject, at: CollectorRig.now, in: db)
          ?? Erasure.of(subject, in: db)
        if let erasure { facts.merge(try eraser.removeRemains(of: erasure, in: db)) }
      }
      return facts
    }
    try await rig.database.truncateLog()
    return facts
  }

  private static func of(
    _ patient: String, _ id: String, topic: Int = 0, source: String = "test"
  ) -> ConversationSubmission {
    var item = ConversationSubmission.good(id, topic: topic, source: source)
    item.group = patient
    return item
  }

  private static func counts(_ rig: CollectorRig) async throws -> [String: Int] {
    try await rig.database.read { db in
      try Row.fetchAll(db, sql: "SELECT name, value FROM counter WHERE name <> 'sequence'")
        .reduce(into: [:]) { counts, row in
          if row["value"] as Int != 0 { counts[row["name"]] = row["value"] as Int }
        }
    }
  }

  @Test("removes everything of the patient and nothing of others")
  func everything() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("bert", "b", topic: 1)])
      let before = try await Self.counts(rig)
      try await rig.ingest([
        Self.of("anna", "a1"), Self.of("anna", "a2", topic: 2, source: "other"),
      ])
      try await rig.ingest(
        FeedbackSubmission(id: "f", conversationID: "a1", vote: .up, comment: "Kind words"))
      let facts = try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      #expect(
        facts.removed == ["conversations": 2, "feedback": 1, "originalTexts": 3])
      #expect(facts.sources == ["other", "test"])
      // Of a patient who is gone the counters know nothing.
      #expect(try await Self.counts(rig) == before)
      await #expect(throws: CollectorError.unknownConversation) { try await rig.record("a1") }
      #expect(try await rig.record("b").group.isEmpty == false)
    }
  }

  @Test("finds the patient by one of the conversations")
  func byConversation() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a1"), Self.of("anna", "a2", topic: 1)])
      let facts = try await Self.erase(ErasureRequest(conversationID: "a2"), in: rig)
      #expect(facts.removed["conversations"] == 2)
      #expect(try await rig.statistics().conversations == 0)
    }
  }

  @Test("knows the patient after it was erased, so that it can be finished")
  func knowsAfterwards() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a1"), Self.of("bert", "b", topic: 1)])
      let eraser = CollectorEraser(rig.store)
      let before = try await rig.database.read {
        try eraser.subjects(of: ErasureRequest(subject: "anna"), in: $0)
      }
      try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      let after = try await rig.database.read {
        try eraser.subjects(of: ErasureRequest(subject: "anna"), in: $0)
      }
      #expect(before == after && before.count == 1)
      let unknown = try await rig.database.read {
        try eraser.subjects(of: ErasureRequest(subject: "carl"), in: $0)
      }
      #expect(unknown == [])
    }
  }

  @Test("gives the place of a sample to the best that repeats it")
  func handsOver() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a")])
      try await rig.ingest([Self.of("bert", "b")])
      try await rig.ingest([Self.of("carl", "c")])
      #expect(try await rig.record("b").nearDuplicateOf == "a")
      #expect(try await rig.statistics().qualified == 1)
      try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      #expect(try await rig.record("b").nearDuplicateOf == nil)
      #expect(try await rig.record("c").nearDuplicateOf == "b")
      let statistics = try await rig.statistics()
      #expect(
        (statistics.qualified, statistics.nearDuplicates, statistics.conversations) == (1, 1, 2))
    }
  }

  @Test("lets go of copies that cannot take the place")
  func releasesWhatIsHeldBack() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a")])
      try await rig.ingest([Self.of("bert", "b")])
      try await rig.database.write { db in
        try db.execute(
          sql: """
            UPDATE conversation SET state = 'quarantined'
            WHERE duplicate_of IS NOT NULL
            """)
      }
      try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      #expect(try await rig.record("b").nearDuplicateOf == nil)
      #expect(try await rig.statistics().qualified == 0)
    }
  }

  @Test("leaves a snapshot that says that somebody was erased, and is left out of new ones")
  func snapshots() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a"), Self.of("bert", "b", topic: 1)])
      let old = try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester)
      let facts = try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      #expect(facts.snapshots == [old.id.rawValue])
      #expect(facts.removed["snapshotRecords"] == 1)
      #expect(try await rig.store.snapshot(old.id).recordCount == 2)
      await #expect(throws: CollectorError.erasedRecord) {
        try await rig.store.records(of: old.id, from: 0, limit: 10)
      }
      let new = try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester)
      #expect(new.recordCount == 1)
      #expect(try await rig.store.records(of: new.id, from: 0, limit: 10).count == 1)
      // Rotations pass over what is gone.
      let rotation = try await rig.keys.rotateDataKeys()
      #expect((rotation.damaged, rotation.erased) == (0, 0))
      #expect(try await rig.store.records(of: new.id, from: 0, limit: 10).count == 1)
    }
  }

  @Test("leaves what the patient brings in afterwards")
  func comesBack() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a1")])
      try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      try await rig.ingest([Self.of("anna", "a2", topic: 1)])
      let eraser = CollectorEraser(rig.store)
      let facts = try await rig.database.write { db in
        try Erasure.all(in: db).reduce(into: ErasureFacts()) {
          $0.merge(try eraser.removeRemains(of: $1, in: db))
        }
      }
      #expect(facts.isEmpty)
      #expect(try await !rig.record("a2").messages.isEmpty)
    }
  }

  @Test("leaves none of the patient's sealed text in any file")
  func files() async throws {
    try await CollectorRig.with { rig in
      try await rig.ingest([Self.of("anna", "a1")])
      _ = try await rig.datasets.create(minimumQuality: nil, for: CollectorRig.requester)
      let sealed = try await rig.database.read { db in
        try Data.fetchAll(
          db,
          sql: """
            SELECT content FROM conversation UNION ALL SELECT body FROM original_text
            UNION ALL SELECT body FROM snapshot_body
            """)
      }
      #expect(sealed.count == 3)
      for bytes in sealed { #expect(try rig.holds(bytes.suffix(64))) }
      try await Self.erase(ErasureRequest(subject: "anna"), in: rig)
      for bytes in sealed { #expect(try !rig.holds(bytes.suffix(64))) }
    }
  }
}
