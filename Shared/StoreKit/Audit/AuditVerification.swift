/// What re-computing an audit chain showed.
public struct AuditVerification: Hashable, Sendable {
  /// How many entries are as they were written, counted from the first.
  public let intactEntries: UInt64
  /// What is wrong; `nil` when nothing is.
  public let damage: AuditDamage?
  /// The end of the part that fits together.
  public let head: AuditHead
  /// The newest checkpoint that the trail agrees with; `nil` when there is none.
  public let checkpoint: AuditHead?

  /// The first entry that was changed, removed or inserted; `nil` when there is none.
  public var firstBadSequence: UInt64? { self.damage?.sequence }

  /// Whether the whole chain is as it was written.
  public var isIntact: Bool { self.damage == nil }
}
