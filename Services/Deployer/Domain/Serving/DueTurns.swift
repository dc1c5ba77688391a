/// Turns whose time to be sent has come.
struct DueTurns: Hashable, Sendable {
  let turns: [ServedTurn]
  /// What the store calls turns that cannot be decrypted any more.
  let unreadable: [String]

  /// Whether nothing is due.
  var isEmpty: Bool { self.turns.isEmpty && self.unreadable.isEmpty }
}
