package import DataProtection
import FieldEncryption
import FoundationEssentials
package import GRDB
package import StoreKit

/// Erases groups of conversations, each of which is one patient's.
package struct CollectorEraser: SubjectEraser {
  private let store: CollectorStore

  /// Erases in `store`.
  package init(_ store: CollectorStore) { self.store = store }

  /// A group's client name is kept as a keyed digest that depends on the source, so each source is tried.
  package func subjects(of request: ErasureRequest, in db: Database) throws -> [String] {
    if let conversation = request.conversationID {
      return try String.fetchAll(
        db,
        sql: """
          SELECT DISTINCT opaque_id FROM conversation_group
          JOIN conversation ON conversation.group_id = conversation_group.id
          WHERE conversation.client_token = ?
          """,
        arguments: [self.store.digester.token(of: conversation)])
    }
    guard let subject = request.subject else { return [] }
    return try self.sources(in: db).compactMap { source in
      try String.fetchOne(
        db, sql: "SELECT opaque_id FROM conversation_group WHERE digest = ?",
        arguments: [self.store.digester.group(subject, of: source)])
    }
  }

  package func removeRemains(of erasure: Erasure, in db: Database) throws -> ErasureFacts {
    var facts = ErasureFacts()
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT conversation.id, conversation.source, conversation.content FROM conversation
        JOIN conversation_group ON conversation_group.id = conversation.group_id
        WHERE conversation_group.opaque_id = ? ORDER BY conversation.id
        """,
      arguments: [erasure.subject])
    for row in rows where Self.isSealed(row["content"], before: erasure) {
      facts.sources.append(row["source"])
      facts.merge(try self.store.remove(row["id"], in: db))
    }
    facts.merge(try Self.removeSnapshotBodies(of: erasure, in: db))
    facts.sources = Set(facts.sources).sorted()
    return facts
  }

  /// Where conversations come from, and where those that were erased came from.
  private func sources(in db: Database) throws -> [String] {
    try String.fetchAll(
      db,
      sql: """
        SELECT DISTINCT source FROM conversation
        UNION SELECT json_each.value FROM storekit_erasure_request,
          json_each(storekit_erasure_request.facts_json, '$.facts.sources')
        """)
  }

  /// The records stay in their snapshots, as records of somebody who was erased: what a snapshot held, and
  /// that its id was computed from it, is not to be forgotten.
  private static func removeSnapshotBodies(
    of erasure: Erasure, in db: Database
  ) throws -> ErasureFacts {
    var facts = ErasureFacts()
    let rows = try Row.fetchAll(
      db, sql: "SELECT digest, body FROM snapshot_body WHERE subject = ? AND body IS NOT NULL",
      arguments: [erasure.subject])
    for row in rows where self.isSealed(row["body"], before: erasure) {
      let digest: Data = row["digest"]
      facts.snapshots += try String.fetchAll(
        db, sql: "SELECT DISTINCT snapshot_id FROM snapshot_record WHERE digest = ?",
        arguments: [digest])
      try db.execute(
        sql: "UPDATE snapshot_body SET body = NULL WHERE digest = ?", arguments: [digest])
      facts.add(1, to: "snapshotRecords")
    }
    facts.snapshots = Set(facts.snapshots).sorted()
    return facts
  }

  /// Whether the destroyed keys sealed it. What does not say is nobody's any more.
  private static func isSealed(_ sealed: Data, before erasure: Erasure) -> Bool {
    guard let version = try? DataKey.version(of: sealed) else { return true }
    return version <= erasure.lastVersion
  }
}
