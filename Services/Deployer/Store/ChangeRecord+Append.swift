import GRDB
import StoreKit

extension ChangeRecord {
  /// Writes events, alerts and audit records in the transaction of the change.
  func append(in db: Database) throws {
    for alert in self.alerts {
      try db.execute(
        sql: """
          INSERT INTO alert (kind, severity, deployment_id, environment, detail, raised_at_ms)
          VALUES (?, ?, ?, ?, ?, ?)
          """,
        arguments: [
          alert.kind.rawValue, alert.severity.rawValue, alert.deploymentID?.rawValue,
          alert.environment?.rawValue, alert.detail, alert.at.millisecondsSinceEpoch,
        ])
    }
    for event in self.alerts.map(\.event) + self.events {
      try Outbox.append(
        OutboxEvent(
          type: event.kind.rawValue, subjectID: event.subjectID, occurredAt: event.at,
          dataJSON: try RowCoding.encode(event.details)),
        in: db)
    }
    for note in self.audit { try AuditLog.append(note.record, in: db) }
  }
}

extension AuditNote {
  fileprivate var record: AuditRecord {
    AuditRecord(
      actor: self.initiator.name, roles: self.initiator.roles, action: self.action.rawValue,
      objectID: self.objectID, outcome: self.outcome.stored, reason: self.reason,
      requestID: self.initiator.requestID, occurredAt: self.at)
  }
}

extension AuditNote.Outcome {
  fileprivate var stored: AuditRecord.Outcome {
    switch self {
    case .succeeded: .succeeded
    case .denied: .denied
    case .failed: .failed
    }
  }
}
