import StoreKit

extension RowCoding {
  /// Identifiers removed, with their names as keys.
  static func encode(_ removed: [IdentifierKind: Int]) throws -> String {
    try self.encode(
      Dictionary(uniqueKeysWithValues: removed.map { ($0.key.rawValue, $0.value) }))
  }

  /// Identifiers removed; kinds that this version does not know are left out.
  static func removed(from text: String) throws -> [IdentifierKind: Int] {
    try self.decode([String: Int].self, from: text).reduce(into: [:]) { removed, entry in
      if let kind = IdentifierKind(rawValue: entry.key) { removed[kind] = entry.value }
    }
  }
}
