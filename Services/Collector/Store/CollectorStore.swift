import FoundationEssentials
import GRDB
package import StoreKit

/// Conversations, feedback, counters and snapshots. Every change is one transaction with the events
/// and audit records that tell about it.
package struct CollectorStore: Sendable {
  let store: Store
  /// Conversations of this quality and better are samples.
  let qualityThreshold: Double
  let texts: SealedTexts
  /// Digests with the store's own key.
  let digester: ContentDigester
  let curator: Curator

  /// The schema.
  package static var migrations: [StoreMigration] { CollectorSchema.migrations }

  /// What of it is sealed.
  package static var sealedColumns: [SealedColumn] { SealedTexts.columns }

  /// Works on an open store and applies the threshold to what is stored.
  package init(
    _ store: Store, keys: KeyRing, qualityThreshold: Double, curator: Curator
  ) async throws {
    self.store = store
    self.texts = SealedTexts(keys: keys)
    self.qualityThreshold = qualityThreshold
    self.curator = curator
    self.digester = ContentDigester(
      try await keys.blindIndex(table: "conversation", column: "digest"))
    try await store.write { try Self.applyThreshold(qualityThreshold, in: $0) }
  }

  /// The events of this store.
  package var feed: EventFeed { EventFeed(store: self.store) }

  private static let thresholdName = "quality-threshold"

  /// Decides anew what qualifies, in one pass, when the threshold is not the one of the last start.
  private static func applyThreshold(_ threshold: Double, in db: Database) throws {
    let value = Data("\(threshold)".utf8)
    guard try self.setting(self.thresholdName, in: db) != value else { return }
    try db.execute(
      sql: """
        UPDATE conversation
        SET qualified = (state = 'accepted' AND duplicate_of IS NULL AND quality >= ?)
        """,
      arguments: [threshold])
    let qualified =
      try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM conversation WHERE qualified = 1") ?? 0
    try db.execute(
      sql: """
        INSERT INTO counter (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """,
      arguments: [Counters.qualified, qualified])
    try self.set(self.thresholdName, to: value, in: db)
  }

  private static func setting(_ name: String, in db: Database) throws -> Data? {
    try Data.fetchOne(db, sql: "SELECT value FROM setting WHERE name = ?", arguments: [name])
  }

  private static func set(_ name: String, to value: Data, in db: Database) throws {
    try db.execute(
      sql: """
        INSERT INTO setting (name, value) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET value = excluded.value
        """,
      arguments: [name, value])
  }
}
