import Crypto
import FoundationEssentials

/// Encrypts turns while they lie in the store, with AES-256-GCM bound to the turn's id.
struct TurnSealer: Sendable {
  private let key: SymmetricKey

  /// Seals with a key of 256 bits.
  init(key: SymmetricKey) { self.key = key }

  /// The encrypted turn.
  func seal(_ turn: ServedTurn) throws -> Data {
    let text = try JSONEncoder().encode(turn)
    let box = try AES.GCM.seal(text, using: self.key, authenticating: Data(turn.id.utf8))
    // `combined` is absent only for nonces of an unusual length, which are never made here.
    guard let combined = box.combined else { preconditionFailure("a sealed box has its bytes") }
    return combined
  }

  /// The turn in encrypted bytes.
  ///
  /// - Throws: When the bytes were changed, or sealed with another key or under another id.
  func open(_ sealed: Data, id: String) throws -> ServedTurn {
    let box = try AES.GCM.SealedBox(combined: sealed)
    let text = try AES.GCM.open(box, using: self.key, authenticating: Data(id.utf8))
    return try JSONDecoder().decode(ServedTurn.self, from: text)
  }
}
