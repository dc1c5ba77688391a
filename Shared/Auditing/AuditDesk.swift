public import FoundationEssentials
public import ServiceKit
public import StoreKit

/// Answers questions about a service's own trail, and about what it keeps of others.
public struct AuditDesk: Sendable {
  /// Some of an export: records, and the checkpoints about them.
  public struct Piece: Sendable {
    /// In order.
    public let entries: [AuditEntry]
    /// In order.
    public let checkpoints: [AuditCheckpoint]
  }

  /// The newest checkpoint of a trail.
  public struct KnownHead: Sendable {
    /// Whose trail.
    public let service: String
    /// The checkpoint.
    public let checkpoint: AuditCheckpoint
  }

  /// The most checkpoints that are shown at once: with their outlines they fit one message.
  public static let checkpointLimit = 8
  /// The most records that are shown at once.
  public static let entryLimit = 200

  let store: Store
  let service: ServiceName
  let signatures: CheckpointSignatures
  let now: @Sendable () -> Date

  /// Answers from a service's store.
  ///
  /// - Parameters:
  ///   - store: The store.
  ///   - service: Whose it is.
  ///   - signatures: Verifies checkpoints.
  ///   - now: The time.
  public init(
    store: Store, service: ServiceName, signatures: CheckpointSignatures,
    now: @escaping @Sendable () -> Date
  ) {
    self.store = store
    self.service = service
    self.signatures = signatures
    self.now = now
  }

  /// Computes the whole trail anew and holds it against its own checkpoints and what others kept.
  ///
  /// - Throws: `CheckpointError` when one of `checkpoints` was not signed by this service.
  public func verify(
    heads: [AuditHead], checkpoints: [AuditCheckpoint]
  ) async throws -> AuditVerification {
    let (signatures, service) = (self.signatures, self.service.rawValue)
    for checkpoint in checkpoints {
      guard checkpoint.service == service else { throw CheckpointError.foreign(checkpoint.service) }
      try signatures.verify(checkpoint)
    }
    let testimony = AuditTestimony(heads: heads, checkpoints: checkpoints) {
      signatures.accepts($0, of: service)
    }
    return try await self.store.read { try AuditLog.verify(in: $0, against: testimony) }
  }

  /// The newest records that fit.
  public func search(_ query: AuditQuery) async throws -> [AuditEntry] {
    try await self.store.read { try AuditLog.entries(query, in: $0) }
  }

  /// Where the trail ends now.
  public func end() async throws -> AuditHead {
    try await self.store.read { try AuditLog.head(in: $0) }
  }

  /// The newest checkpoints that are known here: the trail's own first, then those that are kept of others.
  public func heads() async throws -> [KnownHead] {
    let service = self.service
    return try await self.store.read { db in
      let own = try AuditCheckpoints.newest(in: db).map { [$0] } ?? []
      let others = try WitnessPairs.witnessed(by: service).compactMap {
        try AuditWitness.newest(of: $0.rawValue, in: db)
      }
      return (own + others).map { KnownHead(service: $0.service, checkpoint: $0) }
    }
  }

  /// Checkpoints about records after `sequence`: the trail's own, or those that are kept of another service.
  public func checkpoints(
    of other: String?, after sequence: UInt64, limit: Int
  ) async throws -> [AuditCheckpoint] {
    let limit = min(max(limit, 1), Self.checkpointLimit)
    return try await self.store.read { db in
      if let other {
        return try AuditWitness.list(of: other, after: sequence, limit: limit, in: db)
      }
      return try AuditCheckpoints.list(after: sequence, limit: limit, in: db)
    }
  }

  /// All records after `sequence`, up to the one that tells of this export, piece by piece.
  public func export(
    after sequence: UInt64, for caller: Caller,
    _ take: (Piece) async throws -> Void
  ) async throws {
    let record = AuditRecord(
      actor: caller.actor, roles: caller.roles, action: "audit.export",
      objectID: self.service.rawValue, outcome: .succeeded,
      reason: sequence == 0 ? "" : "after record \(sequence)", requestID: caller.requestID,
      occurredAt: self.now())
    let end = try await self.store.write { try AuditLog.append(record, in: $0) }
    var after = sequence
    while after < end.sequence {
      let start = after
      let limit = min(UInt64(Self.entryLimit), end.sequence - start)
      let piece = try await self.store.read { db in
        let entries = try AuditLog.entries(after: start, limit: Int(limit), in: db)
        let last = entries.last?.sequence ?? start
        return Piece(
          entries: entries,
          checkpoints: try AuditCheckpoints.list(after: start, limit: entries.count, in: db)
            .filter { $0.head.sequence <= last })
      }
      // A trail with a gap is exported as it is.
      guard let last = piece.entries.last else { return }
      try await take(piece)
      after = last.sequence
    }
  }
}
