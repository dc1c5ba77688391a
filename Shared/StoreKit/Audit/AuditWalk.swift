import GRDB

/// Goes through an audit trail from its first record, computes every hash anew from the stored content, and holds the
/// result against what was kept of the trail.
///
/// A chain of hashes alone cannot show that its end was cut off or that it was written anew as a whole: that takes
/// heads and checkpoints that somebody without a hand in the file has kept or signed.
struct AuditWalk {
  private let db: Database
  private let testimony: AuditTestimony
  /// What was kept elsewhere, in order.
  private var kept: ArraySlice<AuditHead>
  /// The checkpoints that lie beside the trail.
  private var own: OwnCheckpoints
  /// The end of the part that fits together.
  private var head = AuditHead.none
  /// The newest head that was kept elsewhere and that the trail agrees with.
  private var agreed = AuditHead.none
  /// The newest checkpoint beside the trail that it agrees with. Says less: a service that goes on from an older copy
  /// signs what it finds there.
  private var agreedOwn = AuditHead.none

  /// A walk through the trail in `db`.
  init(_ db: Database, against testimony: AuditTestimony) throws {
    self.db = db
    self.testimony = testimony
    self.kept =
      (testimony.heads + testimony.checkpoints.map(\.head))
      .filter { $0.sequence > 0 }
      .sorted { $0.sequence < $1.sequence }[...]
    self.own = try OwnCheckpoints(db, accepts: testimony.accepts)
  }

  /// Walks to the end or to the first damage.
  mutating func run() throws -> AuditVerification {
    let rows = try Row.fetchCursor(
      self.db, sql: "SELECT \(AuditEntry.columns) FROM storekit_audit ORDER BY sequence")
    while let row = try rows.next() {
      guard let link = try AuditLink(row), link.follows(self.head) else {
        return self.result(try self.diagnosis(from: self.newestAgreed).broken())
      }
      self.head = AuditHead(sequence: self.head.sequence + 1, hash: link.hash)
      if let damage = try self.disagreement() { return self.result(damage) }
    }
    return self.result(try self.missingEnd() ?? self.own.damage)
  }

  private var newestAgreed: AuditHead {
    self.agreed.sequence > self.agreedOwn.sequence ? self.agreed : self.agreedOwn
  }

  private func diagnosis(from agreed: AuditHead) -> AuditDiagnosis {
    AuditDiagnosis(db: self.db, head: self.head, agreed: agreed, testimony: self.testimony)
  }

  /// What is wrong when something else was kept of the record that the walk has come to.
  private mutating func disagreement() throws -> AuditDamage? {
    while let next = self.kept.first, next.sequence == self.head.sequence {
      guard next.hash == self.head.hash else {
        return try self.diagnosis(from: self.agreed).forked(from: next)
      }
      self.kept.removeFirst()
      self.agreed = next
    }
    while let next = try self.own.next(upTo: self.head.sequence) {
      guard next.head == self.head else {
        return try self.diagnosis(from: self.newestAgreed).forked(from: next.head)
      }
      self.agreedOwn = next.head
    }
    return nil
  }

  private mutating func missingEnd() throws -> AuditDamage? {
    let ownEnd = try self.own.lastSequence()
    let end = max(ownEnd, self.kept.last?.sequence ?? 0)
    guard end > self.head.sequence else { return nil }
    return try self.diagnosis(from: self.agreed).missingEnd(
      upTo: end, ownCheckpointsEnd: ownEnd)
  }

  private func result(_ damage: AuditDamage?) -> AuditVerification {
    var intact = self.head.sequence
    if let damage, !damage.kind.isOfCheckpoints {
      intact = min(intact, max(damage.sequence, 1) - 1)
    }
    let agreed = self.newestAgreed
    return AuditVerification(
      intactEntries: intact, damage: damage, head: self.head,
      checkpoint: agreed == .none ? nil : agreed)
  }
}
