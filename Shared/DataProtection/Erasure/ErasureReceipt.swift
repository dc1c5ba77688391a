import FoundationEssentials
import Hexadecimal
public import ServiceKit

/// What a service states about an erasure, once nothing of it is left to do. Signed, so that it can be verified
/// without the system.
public struct ErasureReceipt: Codable, Hashable, Sendable {
  /// The version of this layout.
  public let format: Int
  /// The erasure.
  public let id: String
  /// Who states it.
  public let service: String
  /// On whose behalf, and why.
  public let requestedBy: String
  public let reason: String
  /// When the keys were destroyed, in milliseconds since the Unix epoch, and when nothing was left to do.
  public let erasedAtMs: Int64
  public let finishedAtMs: Int64
  /// What was destroyed and removed.
  public let facts: ErasureFacts
  /// Backups in the service's directory that lost the keys, and those that lost all keys because theirs could
  /// not be told apart.
  public let backupsRewritten: [String]
  public let backupsDestroyed: [String]
  /// The end of the service's audit chain, the record of the end of the erasure included.
  public let auditSequence: UInt64
  /// In hexadecimal.
  public let auditHash: String

  static let format = 1
  static let type = "application/vnd.reddytalk.erasure-receipt+json"

  /// The receipt in a statement, once it is known to be the service's.
  ///
  /// - Throws: `SignatureError`; what the decoder throws when the statement is none.
  public init(_ statement: SignedStatement, keys: VerifyingKeys) throws {
    struct Claim: Decodable { let service: String }
    let claim = try JSONDecoder().decode(Claim.self, from: statement.payload)
    guard let service = ServiceName(rawValue: claim.service) else {
      throw SignatureError.unknownKey(keyID: claim.service)
    }
    self = try JSONDecoder().decode(
      ErasureReceipt.self, from: statement.verified(as: Self.type, by: service, with: keys))
  }

  init(
    _ record: ErasureRecord, service: ServiceName, finishedAt: Date, sweep: BackupShelf.Sweep,
    auditSequence: UInt64, auditHash: Data
  ) {
    self.format = Self.format
    self.id = record.id
    self.service = service.rawValue
    self.requestedBy = record.requestedBy
    self.reason = record.reason
    self.erasedAtMs = Int64((record.erasedAt.timeIntervalSince1970 * 1000).rounded())
    self.finishedAtMs = Int64((finishedAt.timeIntervalSince1970 * 1000).rounded())
    self.facts = record.facts
    self.backupsRewritten = sweep.rewritten.map(\.rawValue)
    self.backupsDestroyed = sweep.destroyed.map(\.rawValue)
    self.auditSequence = auditSequence
    self.auditHash = auditHash.hexadecimal
  }

  /// The receipt in a signed statement, as JSON.
  func signed(by key: SigningKey) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let statement = try SignedStatement(encoder.encode(self), type: Self.type, by: key)
    return String(decoding: try statement.json(), as: UTF8.self)
  }
}
