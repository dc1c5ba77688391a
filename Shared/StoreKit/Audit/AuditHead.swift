public import FoundationEssentials

/// The end of an audit chain. Kept by another service, it shows later that nothing before it was
/// changed or cut off.
public struct AuditHead: Hashable, Sendable {
  /// The sequence of the newest entry; 0 when there is none.
  public let sequence: UInt64
  /// The hash of the newest entry.
  public let hash: Data

  /// The head that somebody kept.
  public init(sequence: UInt64, hash: Data) {
    self.sequence = sequence
    self.hash = hash
  }

  /// The head of a chain without entries.
  public static let none = AuditHead(sequence: 0, hash: AuditEntry.genesisHash)
}
