import Crypto
import FoundationEssentials
import Hexadecimal
import StoreKit

/// Makes the tickets of a run's attempts: what their processes show with every call.
///
/// A ticket is a keyed digest of the attempt's name, so that an attempt whose start was not answered can be asked for again
/// with the same one. The key is the run's own, sealed in its workspace, and gone with it.
struct TrialTickets: Sendable {
  private let key: SymmetricKey

  private static let keyName = "ticket.key"
  private static let keyBytes = 32

  /// The tickets of the run that works in a folder; makes the key when there is none.
  init(in folder: SealedFolder) throws {
    if DurableFile.exists(folder.place(of: Self.keyName)) {
      self.key = SymmetricKey(data: try folder.read(Self.keyName))
    } else {
      let key = SymmetricKey(size: SymmetricKeySize(bitCount: Self.keyBytes * 8))
      try folder.write(key.withUnsafeBytes { Data($0) }, as: Self.keyName)
      self.key = key
    }
  }

  /// The ticket of an attempt: 64 hexadecimal digits.
  func ticket(of id: TrialID) -> String {
    HMAC<SHA256>.authenticationCode(for: Data("trial ticket \(id)".utf8), using: self.key)
      .hexadecimal
  }

  /// What is kept of a ticket: it says nothing to whoever reads it.
  static func digest(of ticket: String) -> String {
    SHA256.hash(data: Data(ticket.utf8)).hexadecimal
  }
}
