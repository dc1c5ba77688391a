import GRDB

/// Counters that are kept up to date with each write, so that statistics need no scan.
struct Counters {
  private(set) var changes: [String: Int] = [:]

  static let conversations = "conversations"
  static let accepted = "accepted"
  static let quarantined = "quarantined"
  static let rejected = "rejected"
  static let nearDuplicates = "near_duplicates"
  static let feedback = "feedback"
  static let qualified = "qualified"
  /// The last sequence given to a conversation.
  static let sequence = "sequence"

  static let categoryPrefix = "category:"
  static let removedPrefix = "removed:"
  static let positivePrefix = "positive:"
  static let negativePrefix = "negative:"

  mutating func add(_ amount: Int, to name: String) {
    guard amount != 0 else { return }
    self.changes[name, default: 0] += amount
  }

  /// Writes the changes.
  func apply(in db: Database) throws {
    for (name, amount) in self.changes where amount != 0 {
      try db.execute(
        sql: """
          INSERT INTO counter (name, value) VALUES (?, ?)
          ON CONFLICT (name) DO UPDATE SET value = value + excluded.value
          """,
        arguments: [name, amount])
    }
  }

  /// Adds one to a counter at once and returns its value.
  static func next(_ name: String, in db: Database) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO counter (name, value) VALUES (?, 1)
        ON CONFLICT (name) DO UPDATE SET value = value + 1
        """,
      arguments: [name])
    return try Int64.fetchOne(
      db, sql: "SELECT value FROM counter WHERE name = ?", arguments: [name]) ?? 1
  }

  /// All counters.
  static func all(in db: Database) throws -> [String: Int] {
    try Row.fetchAll(db, sql: "SELECT name, value FROM counter")
      .reduce(into: [:]) { $0[$1["name"] as String] = $1["value"] as Int }
  }
}
