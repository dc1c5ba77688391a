import FoundationEssentials
import GRDB
import Hexadecimal

extension SealedColumn {
  /// A row that has a sealed field in this column.
  struct StoredRow {
    /// The values of its key.
    let key: [DatabaseValue]
    let subject: String
    let sealed: Data

    /// What the field is bound to.
    var name: String {
      SealedColumn.row(
        self.key.map { value in
          switch value.storage {
          case .blob(let bytes): bytes.hexadecimal
          default: String.fromDatabaseValue(value) ?? value.description
          }
        })
    }
  }

  /// Rows in the order of their key.
  func rows(after key: [DatabaseValue]?, limit: Int, in db: Database) throws -> [StoredRow] {
    let names = self.key.map { "\(self.table).\($0)" }.joined(separator: ", ")
    let marks = databaseQuestionMarks(count: self.key.count)
    let rows = try Row.fetchAll(
      db,
      sql: """
        SELECT \(names), \(self.subject) AS storekit_subject, \(self.table).\(self.column)
        FROM \(self.table)
        WHERE \(self.table).\(self.column) IS NOT NULL
          \(key == nil ? "" : "AND (\(names)) > (\(marks))")
        ORDER BY \(names) LIMIT \(limit)
        """,
      arguments: StatementArguments(key ?? []))
    return rows.map { row in
      let count = self.key.count
      return StoredRow(
        key: (0..<count).map { row[$0] }, subject: row[count] ?? "", sealed: row[count + 1])
    }
  }

  /// Replaces the field of a row.
  func update(_ key: [DatabaseValue], to sealed: Data, in db: Database) throws {
    let matches = self.key.map { "\($0) = ?" }.joined(separator: " AND ")
    try db.execute(
      sql: "UPDATE \(self.table) SET \(self.column) = ? WHERE \(matches)",
      arguments: [sealed] + StatementArguments(key))
  }
}
