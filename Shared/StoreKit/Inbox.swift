public import FoundationEssentials
public import GRDB

/// Remembers which messages have had their effect, so that a repeated one has none.
///
/// Accept a message in the transaction of its effect: then both are there after a crash, or neither.
public enum Inbox {
  /// Whether the message is new; from then on it is not.
  public static func accept(
    messageID: String, from sender: String, at time: Date, in db: Database
  ) throws -> Bool {
    try db.execute(
      sql: """
        INSERT INTO storekit_inbox (sender, message_id, received_at_ms) VALUES (?, ?, ?)
        ON CONFLICT DO NOTHING
        """,
      arguments: [sender, messageID, time.millisecondsSinceEpoch])
    return db.changesCount == 1
  }

  /// Forgets the messages that were accepted before `time` and returns how many.
  @discardableResult
  public static func forget(before time: Date, in db: Database) throws -> Int {
    try db.execute(
      sql: "DELETE FROM storekit_inbox WHERE received_at_ms < ?",
      arguments: [time.millisecondsSinceEpoch])
    return db.changesCount
  }
}
