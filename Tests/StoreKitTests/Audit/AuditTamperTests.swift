import Foundation
import GRDB
import Testing

@testable import StoreKit

/// The eight ways to change an audit trail, each done to the files of a stopped service.
@Suite struct AuditTamperTests {
  /// One way to change the files, and what has to be found.
  struct Tampering: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let kind: AuditDamage.Kind
    let sequence: UInt64
    let change: @Sendable (Database) throws -> Void

    init(
      _ description: String, _ kind: AuditDamage.Kind, at sequence: UInt64,
      _ change: @escaping @Sendable (Database) throws -> Void
    ) {
      self.testDescription = description
      self.kind = kind
      self.sequence = sequence
      self.change = change
    }

    init(_ description: String, _ kind: AuditDamage.Kind, at sequence: UInt64, sql: String) {
      self.init(description, kind, at: sequence) { try $0.execute(sql: sql) }
    }
  }

  /// What the chain alone shows.
  static let breaks: [Tampering] = [
    Tampering(
      "payload edited, hashes untouched", .payloadEdited, at: 6,
      sql: "UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 6"),
    Tampering(
      "payload of the first edited", .payloadEdited, at: 1,
      sql: "UPDATE storekit_audit SET object_id = 'model-9' WHERE sequence = 1"),
    Tampering(
      "payload of the last edited", .payloadEdited, at: 14,
      sql: "UPDATE storekit_audit SET reason = 'x' WHERE sequence = 14"),
    Tampering(
      "text hidden behind a zero byte", .payloadEdited, at: 6,
      sql: "UPDATE storekit_audit SET actor = actor || char(0) || 'eve' WHERE sequence = 6"),
    Tampering("edited with its hash", .edited, at: 6) { db in
      try db.execute(sql: "UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 6")
      try TrailFixture.rehash(db, from: 6, to: 6)
    },
    Tampering("the first edited with its hash", .edited, at: 1) { db in
      try db.execute(sql: "UPDATE storekit_audit SET outcome = 'denied' WHERE sequence = 1")
      try TrailFixture.rehash(db, from: 1, to: 1)
    },
    Tampering(
      "only the hash edited", .edited, at: 6,
      sql: "UPDATE storekit_audit SET hash = zeroblob(32) WHERE sequence = 6"),
    Tampering(
      "only the link edited", .edited, at: 6,
      sql: "UPDATE storekit_audit SET previous_hash = zeroblob(32) WHERE sequence = 6"),
    Tampering(
      "replaced by a copy of another", .edited, at: 6,
      sql: """
        DELETE FROM storekit_audit WHERE sequence = 6;
        INSERT INTO storekit_audit SELECT 6, occurred_at_ms, actor, roles, action, object_id, outcome,
          reason, request_id, previous_hash, hash FROM storekit_audit WHERE sequence = 2;
        """),
    Tampering(
      "one deleted", .deleted, at: 6, sql: "DELETE FROM storekit_audit WHERE sequence = 6"),
    Tampering(
      "the first deleted", .deleted, at: 1, sql: "DELETE FROM storekit_audit WHERE sequence = 1"),
    Tampering(
      "several deleted", .deleted, at: 6,
      sql: "DELETE FROM storekit_audit WHERE sequence BETWEEN 6 AND 9"),
    Tampering(
      "one deleted and the others moved up", .deleted, at: 6,
      sql: """
        DELETE FROM storekit_audit WHERE sequence = 6;
        UPDATE storekit_audit SET sequence = -sequence WHERE sequence > 6;
        UPDATE storekit_audit SET sequence = -sequence - 1 WHERE sequence < 0;
        """),
    Tampering("one inserted that fits", .inserted, at: 6) { db in
      try TrailFixture.insert(db, at: 6)
      try TrailFixture.rehash(db, from: 6, to: 6)
    },
    Tampering("one inserted that does not fit", .inserted, at: 6) { db in
      try TrailFixture.insert(db, at: 6)
    },
    Tampering("one inserted in a place that is taken", .inserted, at: 6) { db in
      try db.execute(
        sql: """
          ALTER TABLE storekit_audit RENAME TO old;
          CREATE TABLE storekit_audit AS SELECT * FROM old;
          INSERT INTO storekit_audit SELECT * FROM old WHERE sequence = 6;
          DROP TABLE old;
          """)
    },
    Tampering(
      "one inserted before the first", .inserted, at: 1,
      sql: """
        INSERT INTO storekit_audit SELECT 0, occurred_at_ms, actor, roles, action, object_id, outcome,
          reason, request_id, previous_hash, hash FROM storekit_audit WHERE sequence = 1;
        """),
    Tampering(
      "neighbours reordered", .reordered, at: 6,
      sql: """
        UPDATE storekit_audit SET sequence = 99 WHERE sequence = 6;
        UPDATE storekit_audit SET sequence = 6 WHERE sequence = 7;
        UPDATE storekit_audit SET sequence = 7 WHERE sequence = 99;
        """),
    Tampering(
      "distant ones reordered", .reordered, at: 3,
      sql: """
        UPDATE storekit_audit SET sequence = 99 WHERE sequence = 3;
        UPDATE storekit_audit SET sequence = 3 WHERE sequence = 11;
        UPDATE storekit_audit SET sequence = 11 WHERE sequence = 99;
        """),
    Tampering(
      "one moved to the end", .reordered, at: 6,
      sql: "UPDATE storekit_audit SET sequence = 15 WHERE sequence = 6"),
    Tampering("a value of another type", .unreadable, at: 6) { db in
      try db.execute(
        sql: """
          ALTER TABLE storekit_audit RENAME TO old;
          CREATE TABLE storekit_audit AS SELECT * FROM old;
          UPDATE storekit_audit SET occurred_at_ms = 'soon', hash = NULL WHERE sequence = 6;
          DROP TABLE old;
          """)
    },
  ]

  /// What takes the service's own checkpoints, or what its witness kept.
  static let rewritings: [Tampering] = [
    Tampering("the end truncated", .truncated, at: 10) { db in
      try db.execute(sql: "DELETE FROM storekit_audit WHERE sequence > 9")
    },
    Tampering("the end truncated with its checkpoints", .olderCopy, at: 10) { db in
      try db.execute(
        sql: """
          DELETE FROM storekit_audit WHERE sequence > 9;
          DELETE FROM storekit_audit_checkpoint WHERE sequence > 9;
          """)
    },
    Tampering("forked: rewritten to the end", .forked, at: 6) { db in
      try db.execute(sql: "UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 6")
      try TrailFixture.rehash(db, from: 6, to: 14)
    },
    Tampering("forked: rewritten, and its checkpoints removed", .forked, at: 6) { db in
      try db.execute(sql: "UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 6")
      try TrailFixture.rehash(db, from: 6, to: 14)
      try db.execute(sql: "DELETE FROM storekit_audit_checkpoint")
    },
    Tampering("forked: one deleted and all behind it rewritten", .forked, at: 6) { db in
      try db.execute(
        sql: """
          DELETE FROM storekit_audit WHERE sequence = 6;
          UPDATE storekit_audit SET sequence = -sequence WHERE sequence > 6;
          UPDATE storekit_audit SET sequence = -sequence - 1 WHERE sequence < 0;
          """)
      try TrailFixture.rehash(db, from: 6, to: 13)
    },
    Tampering("all gone", .truncated, at: 1) { db in
      try db.execute(sql: "DELETE FROM storekit_audit")
    },
  ]

  @Test func `the untouched control is intact`() async throws {
    let trail = try await TrailFixture()
    for testimony in [AuditTestimony(), AuditTestimony(accepts: trail.accepts), trail.testimony] {
      let result = try trail.verify(testimony)
      #expect(result.isIntact)
      #expect(result.intactEntries == 14)
      #expect(result.head.sequence == 14)
    }
    #expect(try trail.verify(trail.testimony).checkpoint == trail.kept.last?.head)
    #expect(try trail.verify(AuditTestimony()).checkpoint == nil)
  }

  @Test(arguments: breaks)
  func `the chain alone tells`(tampering: Tampering) async throws {
    let trail = try await TrailFixture()
    try trail.tamper(tampering.change)
    let result = try trail.verify(AuditTestimony())
    #expect(result.damage?.kind == tampering.kind)
    #expect(result.firstBadSequence == tampering.sequence)
    #expect(result.intactEntries == tampering.sequence - 1)
  }

  @Test(arguments: breaks + rewritings)
  func `what was kept tells`(tampering: Tampering) async throws {
    let trail = try await TrailFixture()
    try trail.tamper(tampering.change)
    let result = try trail.verify(trail.testimony)
    #expect(result.damage?.kind == tampering.kind)
    #expect(result.firstBadSequence == tampering.sequence)
  }

  @Test(arguments: rewritings)
  func `the chain alone does not tell what only others can`(tampering: Tampering) async throws {
    let trail = try await TrailFixture()
    try trail.tamper(tampering.change)
    #expect(try trail.verify(AuditTestimony()).isIntact)
  }

  @Test func `the service's own checkpoints tell where it was rewritten`() async throws {
    let trail = try await TrailFixture()
    try trail.tamper { db in
      try db.execute(sql: "UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 7")
      try TrailFixture.rehash(db, from: 7, to: 14)
    }
    let damage = try trail.verify(AuditTestimony(accepts: trail.accepts)).damage
    #expect(damage?.kind == .forked)
    #expect(damage?.sequence == 7)
  }

  @Test func `a file replaced by an older copy is told by its witness`() async throws {
    let trail = try await TrailFixture()
    let older = trail.copy()
    try await trail.serve(records: 15...18)
    let kept = try AuditEvidence(trail.file).read {
      try AuditCheckpoints.list(after: 0, limit: 99, in: $0)
    }
    try trail.replace(by: older)
    #expect(try trail.verify(trail.testimony).isIntact)
    let damage = try trail.verify(
      AuditTestimony(checkpoints: kept, accepts: trail.accepts)
    ).damage
    #expect(damage?.kind == .olderCopy)
    #expect(damage?.sequence == 15)
  }

  @Test func `a service that went on from an older copy is told by its witness`() async throws {
    let trail = try await TrailFixture()
    let older = trail.copy()
    try await trail.serve(records: 15...18)
    let kept = try AuditEvidence(trail.file).read {
      try AuditCheckpoints.list(after: 0, limit: 99, in: $0)
    }
    try trail.replace(by: older)
    try await trail.serve(records: 21...29)
    // Everything in the file fits together and is signed.
    #expect(try trail.verify(AuditTestimony(accepts: trail.accepts)).isIntact)
    let damage = try trail.verify(
      AuditTestimony(checkpoints: kept, accepts: trail.accepts)
    ).damage
    #expect(damage?.kind == .forked)
    #expect(damage?.sequence == 15)
  }

  @Test func `a head on paper tells that something is gone, and in which records a change is`()
    async throws
  {
    let trail = try await TrailFixture()
    let end = try trail.verify(AuditTestimony()).head
    let middle = try #require(trail.kept.first).head
    try trail.tamper { db in
      try db.execute(sql: "UPDATE storekit_audit SET actor = 'eve' WHERE sequence = 6")
      try TrailFixture.rehash(db, from: 6, to: 14)
    }
    let damage = try trail.verify(AuditTestimony(heads: [end, middle])).damage
    #expect(damage?.kind == .forked)
    #expect(damage?.sequence == 5)
    #expect(damage?.detail.contains("5 to 14") == true)
    try trail.tamper("DELETE FROM storekit_audit WHERE sequence = 14")
    #expect(try trail.verify(AuditTestimony(heads: [end])).firstBadSequence == 14)
  }

  @Test func `a checkpoint that was not signed, and one that is gone, are found`() async throws {
    let forged = try await TrailFixture()
    try forged.tamper(
      "UPDATE storekit_audit_checkpoint SET line = replace(line, ' 5000 ', ' 5001 ') WHERE sequence = 8"
    )
    var result = try forged.verify(AuditTestimony(accepts: forged.accepts))
    #expect(result.damage?.kind == .checkpointForged)
    #expect(result.firstBadSequence == 8)
    #expect(result.intactEntries == 14)
    let removed = try await TrailFixture()
    try removed.tamper("DELETE FROM storekit_audit_checkpoint WHERE sequence = 8")
    result = try removed.verify(AuditTestimony(accepts: removed.accepts))
    #expect(result.damage?.kind == .checkpointRemoved)
    #expect(result.firstBadSequence == 8)
  }
}
