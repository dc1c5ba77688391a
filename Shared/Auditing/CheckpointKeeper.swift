import FoundationEssentials
import ServiceKit
import StoreKit

/// Signs the end of a service's own trail.
struct CheckpointKeeper: Sendable {
  /// What a process does as a whole.
  enum ProcessAction: String, Sendable {
    case start = "service.start"
    case stop = "service.stop"
  }

  let store: Store
  let service: ServiceName
  let key: SigningKey
  let now: @Sendable () -> Date

  /// How many records no checkpoint is about yet.
  func uncoveredRecords() async throws -> UInt64 {
    try await self.store.read { try AuditCheckpoints.uncoveredRecords(in: $0) }
  }

  /// Records that the service starts or stops. Since a start is recorded and signed, a witness soon learns when the
  /// trail does not go on from where it was.
  func recordProcess(_ action: ProcessAction) async throws {
    let record = AuditRecord(
      actor: "service:\(self.service)", roles: ["service"], action: action.rawValue,
      objectID: self.service.rawValue, outcome: .succeeded,
      reason: "version \(ProductVersion.current)", occurredAt: self.now())
    try await self.store.write { db in _ = try AuditLog.append(record, in: db) }
  }

  /// Makes checkpoints until at most `rest` records have none.
  ///
  /// - Throws: `AuditDamage` when the trail is not as it was written.
  func cover(leaving rest: UInt64) async throws {
    while try await self.uncoveredRecords() > rest {
      let (service, key, time) = (self.service.rawValue, self.key, self.now())
      try await self.store.write { db in
        _ = try AuditCheckpoints.append(of: service, at: time, keyID: key.keyID, in: db) {
          try key.sign($0)
        }
      }
    }
  }

  /// Tells followers that the trail is damaged.
  func announce(_ damage: AuditDamage) async throws {
    let time = self.now()
    let service = self.service.rawValue
    try await self.store.write { db in
      try Outbox.append(
        OutboxEvent(
          type: AuditEvents.damaged, subjectID: service, occurredAt: time,
          dataJSON: try RowCoding.encode(
            AuditEvents.Damage(sequence: damage.sequence, kind: damage.kind.rawValue))),
        in: db)
    }
  }
}
