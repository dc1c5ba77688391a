import FieldEncryption
import FoundationEssentials
import Synchronization

/// Data keys that were unwrapped before, so that each is not unwrapped for each field.
///
/// It answers only for a row that is exactly as it was when the key was unwrapped: what the store holds
/// decides, not what is remembered.
final class DataKeyCache: Sendable {
  private struct Name: Hashable {
    let subject: String
    let version: UInt32

    init(_ row: DataKeyRow) {
      self.subject = row.subject
      self.version = row.version
    }
  }

  private struct Entry {
    let wrapped: Data
    let key: DataKey
    /// How many uses are still counted ahead in the store.
    var reservedUses: UInt64
  }

  private let entries = Mutex<[Name: Entry]>([:])

  /// About a megabyte of keys.
  private static let maximumEntries = 4096

  /// The key of a row, if it is known.
  func key(of row: DataKeyRow) -> DataKey? {
    self.entries.withLock { entries in
      guard let entry = entries[Name(row)], entry.wrapped == row.wrapped else { return nil }
      return entry.key
    }
  }

  /// Remembers a key, with what the store counts ahead for it.
  func keep(_ key: DataKey, of row: DataKeyRow, reservedUses: UInt64) {
    self.entries.withLock { entries in
      if entries.count >= Self.maximumEntries { entries.removeAll(keepingCapacity: true) }
      entries[Name(row)] = Entry(wrapped: row.wrapped, key: key, reservedUses: reservedUses)
    }
  }

  /// Takes one of the uses that are counted ahead; false when there is none left.
  func takeUse(of row: DataKeyRow) -> Bool {
    self.entries.withLock { entries in
      guard var entry = entries[Name(row)], entry.reservedUses > 0 else { return false }
      entry.reservedUses -= 1
      entries[Name(row)] = entry
      return true
    }
  }

  /// Forgets the keys of a subject.
  func forget(_ subject: String) {
    self.entries.withLock { entries in
      entries = entries.filter { $0.key.subject != subject }
    }
  }

  /// Forgets every key.
  func forgetAll() { self.entries.withLock { $0 = [:] } }
}
