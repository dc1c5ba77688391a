/// How many writes shared how many transactions since the store was opened.
public struct CommitStatistics: Hashable, Sendable {
  /// Writes that were committed.
  public internal(set) var writes: UInt64 = 0
  /// Transactions that were committed, each with one synchronisation of the disk.
  public internal(set) var transactions: UInt64 = 0
  /// The most writes that shared one transaction.
  public internal(set) var largestGroup = 0
  /// Writes that failed and left nothing behind.
  public internal(set) var failures: UInt64 = 0
}
