import AccessTokens
import Foundation
import GRDB
import StoreKit

extension GatewayStore: AuditStorage {
  func append(_ record: AccessRecord) async throws {
    let audited = AuditRecord(
      actor: record.origin.subject, roles: record.origin.roles.map(\.rawValue).sorted(),
      action: record.action, objectID: record.objectID, outcome: record.outcome.stored,
      reason: record.reason, requestID: record.origin.requestID, occurredAt: record.occurredAt)
    try await self.store.write { db in _ = try AuditLog.append(audited, in: db) }
  }

  func entries(before sequence: UInt64?, limit: Int) async throws -> [AuditTrailEntry] {
    try await self.store.read { db in
      // Sequences have no gaps, so the newest are found by counting back.
      let head = try AuditLog.head(in: db).sequence
      let end = min(head, sequence.map { $0 - min($0, 1) } ?? head)
      let start = end - min(end, UInt64(limit))
      return try AuditLog.entries(after: start, limit: Int(end - start), in: db)
        .reversed().map(AuditTrailEntry.init)
    }
  }
}

extension AccessRecord.Outcome {
  fileprivate var stored: AuditRecord.Outcome {
    switch self {
    case .attempted: .attempted
    case .succeeded: .succeeded
    case .denied: .denied
    case .failed: .failed
    }
  }
}

extension AuditTrailEntry {
  fileprivate init(_ entry: AuditEntry) {
    self.init(
      sequence: entry.sequence,
      occurredAt: Date(millisecondsSinceEpoch: entry.occurredAtMilliseconds), actor: entry.actor,
      roles: entry.roles, action: entry.action, objectID: entry.objectID, outcome: entry.outcome,
      reason: entry.reason, requestID: entry.requestID,
      hash: entry.hash.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())
  }
}
