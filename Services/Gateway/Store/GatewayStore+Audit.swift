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
