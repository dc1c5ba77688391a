import FoundationEssentials
import ServiceKit
import StoreKit

/// Keeps the checkpoints of the services that this one is the witness of.
struct WitnessBook: Sendable {
  let store: Store
  /// This service.
  let service: ServiceName
  let signatures: CheckpointSignatures
  let now: @Sendable () -> Date

  /// The newest checkpoint that is kept of a service.
  func newest(of service: String) async throws -> AuditCheckpoint? {
    try await self.store.read { try AuditWitness.newest(of: service, in: $0) }
  }

  /// Keeps a service's next checkpoint.
  ///
  /// One that contradicts what is kept changes nothing of it. That it was refused is kept, recorded and told to
  /// followers, the first time.
  ///
  /// - Throws: `CheckpointError` for one that is not kept.
  func take(_ checkpoint: AuditCheckpoint, from caller: Caller) async throws {
    guard caller.actor == "service:\(checkpoint.service)" else {
      throw CheckpointError.foreign(checkpoint.service)
    }
    let time = self.now()
    let outcome: AuditWitness.Outcome
    do {
      try self.signatures.verify(checkpoint)
      outcome = try await self.store.write { db in
        let outcome = try AuditWitness.take(checkpoint, at: time, in: db)
        if let (event, record) = try self.news(of: outcome, checkpoint, caller, at: time) {
          try Outbox.append(event, in: db)
          try AuditLog.append(record, in: db)
        }
        return outcome
      }
    } catch let error as CheckpointError {
      let reason = "its signature is not good"
      try await self.store.write { db in
        let outcome = try AuditWitness.refuse(checkpoint, because: reason, at: time, in: db)
        if let (event, record) = try self.news(of: outcome, checkpoint, caller, at: time) {
          try Outbox.append(event, in: db)
          try AuditLog.append(record, in: db)
        }
      }
      throw error
    }
    if case .refused(let reason, _) = outcome { throw CheckpointError.refused(reason: reason) }
  }

  /// Lets a service's trail go on from elsewhere.
  func beginAnew(_ service: ServiceName, because reason: String, for caller: Caller) async throws {
    let time = self.now()
    try await self.store.write { db in
      try AuditWitness.beginBranch(
        of: service.rawValue, by: caller.actor, because: reason, at: time, in: db)
      try AuditLog.append(
        AuditRecord(
          actor: caller.actor, roles: caller.roles, action: "audit.begin-anew",
          objectID: service.rawValue, outcome: .succeeded, reason: reason,
          requestID: caller.requestID, occurredAt: time), in: db)
    }
  }

  /// What is to be told and recorded about a refusal, the first time.
  private func news(
    of outcome: AuditWitness.Outcome, _ checkpoint: AuditCheckpoint, _ caller: Caller,
    at time: Date
  ) throws -> (OutboxEvent, AuditRecord)? {
    guard case .refused(let reason, isNews: true) = outcome else { return nil }
    let data = AuditEvents.Mismatch(
      witness: self.service.rawValue, sequence: checkpoint.head.sequence, reason: reason)
    let event = OutboxEvent(
      type: AuditEvents.mismatch, subjectID: checkpoint.service, occurredAt: time,
      dataJSON: try RowCoding.encode(data))
    let record = AuditRecord(
      actor: caller.actor, roles: caller.roles, action: "audit.witness",
      objectID: "\(checkpoint.service)@\(checkpoint.head.sequence)", outcome: .denied,
      reason: reason, requestID: caller.requestID, occurredAt: time)
    return (event, record)
  }
}
