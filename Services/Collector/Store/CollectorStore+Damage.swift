import FieldEncryption
import FoundationEssentials
import GRDB
import StoreKit

/// That a sealed text does not open: it, its place or its key is not what it was.
struct SealedTextDamage: Error {
  /// The record that it belongs to.
  let recordID: String
  /// What is wrong with it.
  let cause: FieldEncryptionError
}

extension CollectorStore {
  /// Reads what is sealed. When some of it does not open, nothing is given out, and the audit trail says whose reading
  /// met it: in a transaction of its own, since the reading's is taken back.
  func refusingDamage<T: Sendable>(
    for requester: Requester, at time: Date, _ read: () async throws -> T
  ) async throws -> T {
    do {
      return try await read()
    } catch let damage as SealedTextDamage {
      try await self.store.write { db in
        try Self.audit(
          "sealed-text.refused", of: damage.recordID, requester, outcome: .failed,
          reason: "\(damage.cause)", at: time, in: db)
      }
      throw CollectorError.damagedText
    }
  }
}
