import FieldEncryption
public import FoundationEssentials
public import GRDB
import Synchronization

/// Content that was sealed ahead of the transaction that stores it.
///
/// Transactions run one after the other, and sealing is most of what many would do: ahead of them it uses every
/// processor. The transaction only has to see that the key is still the subject's newest.
public struct PreparedField: Sendable {
  let content: Data
  let column: SealedColumn
  let row: String
  let subject: String
  let key: DataKey
  let sealed: Data
}

extension KeyRing {
  /// Seals content with the key that its subject has, or will get when it is new.
  ///
  /// - Parameters:
  ///   - row: The row's name, from `SealedColumn.row(_:)`.
  ///   - subject: The value of the column's `subject` for the row.
  public func prepare(
    _ content: Data, in column: SealedColumn, row: String, subject: String
  ) throws -> PreparedField {
    try Self.check(subject)
    let key = try self.cache.newest(of: subject) ?? self.draft(for: subject)
    return PreparedField(
      content: content, column: column, row: row, subject: subject, key: key,
      sealed: try key.seal(content, for: self.context(column, row, subject)))
  }

  /// The sealed content, in the transaction that stores it. It is sealed anew when another key has become the
  /// subject's newest, or its keys were destroyed.
  public func finish(_ field: PreparedField, in db: Database) throws -> Data {
    let key = try self.newestKey(of: field.subject, in: db)
    guard key != field.key else { return field.sealed }
    return try key.seal(
      field.content, for: self.context(field.column, field.row, field.subject))
  }

  /// A first key for a subject that seems to be new. It is the subject's once a transaction has stored it.
  private func draft(for subject: String) throws -> DataKey {
    if let draft = self.cache.draft(of: subject) { return draft.key }
    let draft = try self.newKey(
      of: subject, after: 0, epoch: self.epoch.load(ordering: .relaxed))
    return self.cache.keepDraft(draft).key
  }
}
