import FoundationEssentials
import GRDB

/// A stored entry as the verifier sees it: whatever somebody may have written there.
struct AuditLink: Sendable {
  /// Where it claims to stand.
  let sequence: Int64
  /// What it claims to follow.
  let previousHash: Data
  /// What it claims to be.
  let hash: Data
  /// What it tells.
  let content: AuditContent

  /// Reads a row of `AuditEntry.columns`; `nil` when it holds what the store never writes.
  init?(_ row: Row) throws {
    guard case .int64(let sequence) = (row[0] as DatabaseValue).storage,
      case .blob(let previousHash) = (row[1] as DatabaseValue).storage,
      case .blob(let hash) = (row[2] as DatabaseValue).storage,
      let content = try AuditContent(row, columns: AuditEntry.contentColumns)
    else { return nil }
    self.sequence = sequence
    self.previousHash = previousHash
    self.hash = hash
    self.content = content
  }

  /// Whether its hash is that of its content at a place in the chain.
  func isGenuine(at sequence: UInt64) -> Bool {
    self.content.hash(sequence: sequence, previousHash: self.previousHash) == self.hash
  }

  /// Whether it is what has to follow `head`.
  func follows(_ head: AuditHead) -> Bool {
    self.sequence > 0 && UInt64(self.sequence) == head.sequence + 1
      && self.previousHash == head.hash && self.isGenuine(at: head.sequence + 1)
  }
}
