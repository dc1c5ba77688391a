/// What re-computing an audit chain showed.
public struct AuditVerification: Hashable, Sendable {
  /// How many entries are as they were written, counted from the first.
  public let intactEntries: UInt64
  /// The first entry that was changed, removed or inserted; `nil` when there is none.
  public let firstBadSequence: UInt64?
  /// The end of the intact part.
  public let head: AuditHead

  /// Whether the whole chain is as it was written.
  public var isIntact: Bool { self.firstBadSequence == nil }
}
