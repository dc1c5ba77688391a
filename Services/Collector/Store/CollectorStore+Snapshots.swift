import FieldEncryption
package import FoundationEssentials
import GRDB
import StoreKit

extension CollectorStore {
  /// What a snapshot of this quality would hold now, and the last sequence that was considered.
  func samples(
    minimumQuality: Double, for requester: Requester, at time: Date
  ) async throws -> ([SnapshotRecord], IngestSequence) {
    try await self.refusingDamage(for: requester, at: time) {
      try await self.samples(minimumQuality: minimumQuality)
    }
  }

  private func samples(
    minimumQuality: Double
  ) async throws -> ([SnapshotRecord], IngestSequence) {
    try await self.store.read { db in
      let sequence =
        try Int64.fetchOne(
          db, sql: "SELECT value FROM counter WHERE name = ?", arguments: [Counters.sequence]) ?? 0
      let rows = try Row.fetchCursor(
        db,
        sql: """
          SELECT conversation.record_id, conversation_group.opaque_id, conversation.category,
            conversation.content, conversation.quality, conversation.source
          FROM conversation JOIN conversation_group ON conversation_group.id = conversation.group_id
          WHERE conversation.state = 'accepted' AND conversation.duplicate_of IS NULL
            AND conversation.quality >= ? AND conversation.curator_version = ?
          """,
        arguments: [minimumQuality, Curator.version])
      var records: [SnapshotRecord] = []
      while let row = try rows.next() {
        let content = try self.content(of: row, in: db)
        records.append(
          SnapshotRecord(
            recordID: row["record_id"], group: row["opaque_id"],
            category: (row["category"] as String?).flatMap(ConversationCategory.init(rawValue:)),
            messages: content.corrected ?? content.messages, quality: row["quality"],
            corrected: content.corrected != nil, source: row["source"]))
      }
      return (records, IngestSequence(rawValue: UInt64(sequence)))
    }
  }

  /// Stores a snapshot with its event and audit record; one of the same content is kept as it is
  /// but for the sequence up to which it has been considered.
  func keep(
    _ snapshot: Snapshot, _ draft: SnapshotDraft, for requester: Requester
  ) async throws -> Snapshot {
    try await self.store.write { db in
      if var existing = try Self.snapshot(snapshot.id, in: db) {
        existing.lastSequence = max(existing.lastSequence, snapshot.lastSequence)
        try db.execute(
          sql: "UPDATE snapshot SET last_sequence = ? WHERE id = ?",
          arguments: [Int64(existing.lastSequence.rawValue), existing.id.rawValue])
        return existing
      }
      try Self.insert(snapshot, in: db)
      let body = try db.cachedStatement(
        sql: "INSERT OR IGNORE INTO snapshot_body (digest, subject, body) VALUES (?, ?, ?)")
      let record = try db.cachedStatement(
        sql: "INSERT INTO snapshot_record (snapshot_id, position, digest) VALUES (?, ?, ?)")
      for (position, entry) in draft.entries.enumerated() {
        let sealed = try self.texts.seal(
          body: entry.body, digest: entry.digest, subject: entry.group, in: db)
        try body.execute(arguments: [entry.digest, entry.group, sealed])
        try record.execute(arguments: [snapshot.id.rawValue, position, entry.digest])
      }
      try Self.announce(snapshot, for: requester, in: db)
      return snapshot
    }
  }

  /// A snapshot without its records.
  package func snapshot(_ id: SnapshotID) async throws -> Snapshot {
    try await self.store.read { db in
      guard let snapshot = try Self.snapshot(id, in: db) else {
        throw CollectorError.unknownSnapshot
      }
      return snapshot
    }
  }

  /// Notes that somebody is about to read all records of a snapshot.
  package func auditExport(
    of id: SnapshotID, for requester: Requester, at time: Date
  ) async throws {
    try await self.store.write { db in
      guard try Self.snapshot(id, in: db) != nil else { throw CollectorError.unknownSnapshot }
      try Self.audit("dataset.read", of: id.rawValue, requester, at: time, in: db)
    }
  }

  /// Records from a position on in canonical order, each checked against its digest.
  package func records(
    of id: SnapshotID, from position: Int, limit: Int
  ) async throws -> [SnapshotRecord] {
    try await self.store.read { db in
      try Row.fetchAll(
        db,
        sql: """
          SELECT snapshot_body.digest, snapshot_body.subject, snapshot_body.body FROM snapshot_record
          JOIN snapshot_body ON snapshot_body.digest = snapshot_record.digest
          WHERE snapshot_record.snapshot_id = ? AND snapshot_record.position >= ?
          ORDER BY snapshot_record.position LIMIT ?
          """,
        arguments: [id.rawValue, position, limit]
      ).map { row in
        guard let sealed = row[2] as Data? else { throw CollectorError.erasedRecord }
        let body = try self.body(sealed, digest: row[0], subject: row[1], in: db)
        guard SnapshotDraft.digest(of: body) == row[0] as Data else {
          throw CollectorError.damagedSnapshot
        }
        return try SnapshotRecord(canonicalBytes: body)
      }
    }
  }

  private func body(
    _ sealed: Data, digest: Data, subject: String, in db: Database
  ) throws -> Data {
    do {
      return try self.texts.open(body: sealed, digest: digest, subject: subject, in: db)
    } catch FieldEncryptionError.noKey, FieldEncryptionError.keyVersionTooOld {
      throw CollectorError.erasedRecord
    } catch is FieldEncryptionError {
      throw CollectorError.damagedSnapshot
    }
  }

  private static func snapshot(_ id: SnapshotID, in db: Database) throws -> Snapshot? {
    try Row.fetchOne(db, sql: "SELECT * FROM snapshot WHERE id = ?", arguments: [id.rawValue])
      .map { row in
        Snapshot(
          id: id, recordCount: row["record_count"], minimumQuality: row["minimum_quality"],
          createdAt: Date(millisecondsSinceEpoch: row["created_at_ms"]),
          lastSequence: IngestSequence(rawValue: UInt64(row["last_sequence"] as Int64)),
          byCategory: try RowCoding.decode([String: Int].self, from: row["by_category_json"]),
          deidentifierVersion: row["deidentifier_version"])
      }
  }

  private static func insert(_ snapshot: Snapshot, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO snapshot (id, record_count, minimum_quality, created_at_ms, last_sequence,
          by_category_json, deidentifier_version)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """,
      arguments: [
        snapshot.id.rawValue, snapshot.recordCount, snapshot.minimumQuality,
        snapshot.createdAt.millisecondsSinceEpoch, Int64(snapshot.lastSequence.rawValue),
        try RowCoding.encode(snapshot.byCategory), snapshot.deidentifierVersion,
      ])
  }

  private static func announce(
    _ snapshot: Snapshot, for requester: Requester, in db: Database
  ) throws {
    let data = SnapshotEvent(
      records: snapshot.recordCount, minimumQuality: snapshot.minimumQuality,
      lastIngestSequence: snapshot.lastSequence.rawValue)
    try Outbox.append(
      OutboxEvent(
        type: "snapshot-created", subjectID: snapshot.id.rawValue, occurredAt: snapshot.createdAt,
        dataJSON: try RowCoding.encode(data)),
      in: db)
    try self.audit(
      "dataset.freeze", of: snapshot.id.rawValue, requester,
      reason: "\(snapshot.recordCount) records", at: snapshot.createdAt, in: db)
  }
}

/// The data of a `snapshot-created` event.
private struct SnapshotEvent: Encodable {
  let records: Int
  let minimumQuality: Double
  let lastIngestSequence: UInt64
}
