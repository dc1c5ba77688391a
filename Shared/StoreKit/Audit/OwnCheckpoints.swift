import GRDB

/// The checkpoints that lie beside an audit trail, read in order while the trail is walked.
///
/// Whoever could change the trail could change them too; only their signatures make them count.
struct OwnCheckpoints {
  private let db: Database
  private let accepts: (@Sendable (AuditCheckpoint) -> Bool)?
  private let rows: RowCursor?
  private var pending: AuditCheckpoint?
  private var last = AuditHead.none
  /// What is wrong with those that have been taken.
  private(set) var damage: AuditDamage?

  /// The checkpoints in `db`; none when nobody can tell which to accept, or the store is too old to have any.
  init(_ db: Database, accepts: (@Sendable (AuditCheckpoint) -> Bool)?) throws {
    self.db = db
    self.accepts = accepts
    guard accepts != nil, try db.tableExists(AuditCheckpoints.table) else {
      self.rows = nil
      return
    }
    self.rows = try Row.fetchCursor(
      db, sql: "SELECT sequence, line FROM storekit_audit_checkpoint ORDER BY sequence")
    self.pending = try self.advance()
  }

  /// The next one about a record up to `sequence`.
  mutating func next(upTo sequence: UInt64) throws -> AuditCheckpoint? {
    guard let checkpoint = self.pending, checkpoint.head.sequence <= sequence else { return nil }
    self.pending = try self.advance()
    return checkpoint
  }

  /// The record that the last one is about, of those that have not been taken; 0 when all have.
  mutating func lastSequence() throws -> UInt64 {
    var last: UInt64 = 0
    while let checkpoint = self.pending {
      last = checkpoint.head.sequence
      self.pending = try self.advance()
    }
    return last
  }

  private mutating func advance() throws -> AuditCheckpoint? {
    while let row = try self.rows?.next() {
      let sequence = UInt64(clamping: try row.decode(Int64.self, atIndex: 0))
      guard let checkpoint = AuditCheckpoint(line: try row.decode(String.self, atIndex: 1)),
        checkpoint.head.sequence == sequence, self.accepts?(checkpoint) == true
      else {
        self.note(.checkpointForged, sequence, "the checkpoint at it is not one that was signed")
        // What follows it names it as the one before.
        self.last = AuditHead(sequence: sequence, hash: self.last.hash)
        continue
      }
      if checkpoint.previous.sequence != self.last.sequence {
        self.note(
          .checkpointRemoved, checkpoint.previous.sequence, "the checkpoint at it is gone")
      }
      self.last = checkpoint.head
      return checkpoint
    }
    return nil
  }

  private mutating func note(_ kind: AuditDamage.Kind, _ sequence: UInt64, _ detail: String) {
    self.damage = self.damage ?? AuditDamage(kind, at: sequence, detail)
  }
}
