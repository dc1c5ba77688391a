/// The place of an encrypted field. A field opens in the place where it was sealed and nowhere else: a value
/// that is moved to another row, column or person fails as a changed one does.
public struct FieldContext: Hashable, Sendable {
  /// Whose store it is.
  public var service: String
  /// The table.
  public var table: String
  /// The column.
  public var column: String
  /// What identifies the row for good.
  public var row: String
  /// Whose data it is: the person or the dataset with whose key it is sealed.
  public var subject: String

  /// Names a place.
  public init(service: String, table: String, column: String, row: String, subject: String) {
    self.service = service
    self.table = table
    self.column = column
    self.row = row
    self.subject = subject
  }

  /// What is authenticated with the content: `v1|service|table|column|row|subject|keyVersion`, in which `%`
  /// and `|` of a component are written `%25` and `%7C`.
  func associatedData(keyVersion: UInt32) -> [UInt8] {
    Self.joined([
      "v1", self.service, self.table, self.column, self.row, self.subject, String(keyVersion),
    ])
  }

  /// What sets the keys of one column apart from those of others: `table|column`, escaped likewise.
  var derivationInfo: [UInt8] { Self.joined([self.table, self.column]) }

  static func joined(_ components: [String]) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(components.reduce(components.count) { $0 + $1.utf8.count })
    for (index, component) in components.enumerated() {
      if index > 0 { bytes.append(Self.separator) }
      let start = bytes.count
      bytes.append(contentsOf: component.utf8)
      if bytes[start...].contains(where: { $0 == Self.separator || $0 == Self.escape }) {
        bytes.removeSubrange(start...)
        Self.appendEscaped(component, to: &bytes)
      }
    }
    return bytes
  }

  private static let separator = UInt8(ascii: "|")
  private static let escape = UInt8(ascii: "%")

  private static func appendEscaped(_ component: String, to bytes: inout [UInt8]) {
    for byte in component.utf8 {
      switch byte {
      case Self.separator: bytes.append(contentsOf: "%7C".utf8)
      case Self.escape: bytes.append(contentsOf: "%25".utf8)
      default: bytes.append(byte)
      }
    }
  }
}
