public import FoundationEssentials
import GRDB

extension AuditEvidence {
  /// Computes the trail anew and holds it against what was kept of it.
  public func verify(against testimony: AuditTestimony) throws -> AuditVerification {
    try self.read { try AuditLog.verify(in: $0, against: testimony) }
  }

  /// The hash that a record says it has; `nil` when it is not there.
  public func hash(of sequence: UInt64) throws -> Data? {
    guard sequence > 0 else { return nil }
    return try self.read { db in
      try AuditLog.entries(after: sequence - 1, limit: 1, in: db).first {
        $0.sequence == sequence
      }?.hash
    }
  }

  /// The newest checkpoint of the trail; `nil` when there is none.
  public func newestCheckpoint() throws -> AuditCheckpoint? {
    try self.read { db in
      guard try db.tableExists(AuditCheckpoints.table) else { return nil }
      return try AuditCheckpoints.newest(in: db)
    }
  }

  /// The newest checkpoint that this service keeps of another one; `nil` when there is none.
  public func newestTestimony(of service: String) throws -> AuditCheckpoint? {
    try self.read { db in
      guard try db.tableExists(AuditCheckpoints.table) else { return nil }
      return try AuditWitness.newest(of: service, in: db)
    }
  }

  /// The first checkpoint that this service keeps of another one about a record after `sequence`.
  public func testimony(of service: String, after sequence: UInt64) throws -> AuditCheckpoint? {
    try self.read { try AuditWitness.list(of: service, after: sequence, limit: 1, in: $0).first }
  }

  /// The newest records that fit.
  public func search(_ query: AuditQuery) throws -> [AuditEntry] {
    try self.read { try AuditLog.entries(query, in: $0) }
  }
}
