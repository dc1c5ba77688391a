/// A column whose values are sealed with the keys of those whom they are about.
///
/// A service lists its sealed columns once. The list is what rotation re-encrypts and what checks of the store
/// look at.
public struct SealedColumn: Hashable, Sendable {
  /// The table.
  public let table: String
  /// The column; holds `NULL` or the bytes of a sealed field.
  public let column: String
  /// The columns that name a row for good, with an index over them.
  public let key: [String]
  /// An SQL expression for the subject of a row. Columns of the row are named with their table.
  public let subject: String

  /// Describes a column.
  public init(table: String, column: String, key: [String], subject: String) {
    self.table = table
    self.column = column
    self.key = key
    self.subject = subject
  }

  /// The name of a row: the values of its key, bytes in hexadecimal, in which `%` and `/` are written `%25` and `%2F`.
  public static func row(_ key: String...) -> String { Self.row(key) }

  static func row(_ key: [String]) -> String {
    key.map { value in
      guard value.utf8.contains(where: { $0 == UInt8(ascii: "%") || $0 == UInt8(ascii: "/") })
      else {
        return value
      }
      return value.replacing("%", with: "%25").replacing("/", with: "%2F")
    }.joined(separator: "/")
  }
}
