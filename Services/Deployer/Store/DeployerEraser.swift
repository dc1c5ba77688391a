import DataProtection
import FieldEncryption
import FoundationEssentials
import GRDB
import ServiceKit
import StoreKit

/// Erases the turns of a conversation that wait for the Collector.
struct DeployerEraser: SubjectEraser {
  private let turns: SealedTurns
  private let gate: SerialGate
  private let keepBuffered: @Sendable () async throws -> Void

  /// - Parameters:
  ///   - gate: What turns pass through on their way to the Collector.
  ///   - keepBuffered: Writes the turns that are in memory into the store.
  init(
    _ store: DeployerStore, gate: SerialGate,
    keepBuffered: @escaping @Sendable () async throws -> Void
  ) {
    self.turns = store.sealedTurns
    self.gate = gate
    self.keepBuffered = keepBuffered
  }

  /// A turn that is on its way while its conversation is erased would come to the Collector after it was erased
  /// there.
  func undisturbed<Value: Sendable>(
    _ body: @Sendable () async throws -> Value
  ) async throws -> Value {
    try await self.gate.run {
      try await self.keepBuffered()
      return try await body()
    }
  }

  /// The Collector knows a conversation as a group, and each of its turns by the conversation's id and a number.
  func subjects(of request: ErasureRequest, in db: Database) throws -> [String] {
    guard let name = request.subject ?? request.conversationID else { return [] }
    var names = [name]
    if request.conversationID != nil, let colon = name.lastIndex(of: ":") {
      names.append(String(name[..<colon]))
    }
    return names.map { self.turns.subject(of: ConversationID($0)) }
  }

  func removeRemains(of erasure: Erasure, in db: Database) throws -> ErasureFacts {
    let rows = try Row.fetchAll(
      db, sql: "SELECT token, sealed FROM turn WHERE subject = ?", arguments: [erasure.subject])
    var facts = ErasureFacts()
    for row in rows {
      let version = (try? DataKey.version(of: row["sealed"])) ?? 0
      guard version <= erasure.lastVersion else { continue }
      try db.execute(sql: "DELETE FROM turn WHERE token = ?", arguments: [row["token"] as String])
      facts.add(1, to: "turns")
    }
    return facts
  }
}
