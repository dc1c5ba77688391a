import FieldEncryption
import FoundationEssentials
import GRDB
import Hexadecimal
import StoreKit

/// Turns while they lie in the store: each sealed with the key of its conversation. Clients' ids may identify
/// patients, so rows are named by tokens of them.
struct SealedTurns: Sendable {
  static let column = SealedColumn(
    table: "turn", column: "sealed", key: ["token"], subject: "turn.subject")

  private let keys: KeyRing
  private let index: BlindIndex

  /// Seals with the keys of a store.
  init(keys: KeyRing) async throws {
    self.keys = keys
    self.index = try await keys.blindIndex(table: "turn", column: "token")
  }

  /// What the row of a turn is called.
  func token(of turnID: String) -> String {
    self.index.token(for: "turn:\(turnID)").hexadecimal
  }

  /// Whose key seals the turns of a conversation.
  func subject(of conversation: ConversationID) -> String {
    self.index.token(for: "conversation:\(conversation)").hexadecimal
  }

  func seal(_ turn: ServedTurn, in db: Database) throws -> Data {
    try self.keys.seal(
      try JSONEncoder().encode(turn), in: Self.column,
      row: SealedColumn.row(self.token(of: turn.id)),
      subject: self.subject(of: turn.conversationID), db: db)
  }

  func open(_ sealed: Data, token: String, subject: String, in db: Database) throws -> ServedTurn {
    let text = try self.keys.open(
      sealed, in: Self.column, row: SealedColumn.row(token), subject: subject, db: db)
    return try JSONDecoder().decode(ServedTurn.self, from: text)
  }
}
