public import FoundationEssentials
public import ServiceKit
public import StoreKit

/// Everybody who was erased from a service's store: what takes the keys out of backups that were elsewhere.
///
/// The service keeps it as a signed file beside its backups. It names subjects by the random names that the store
/// gave them.
public struct ErasureLedger: Hashable, Sendable {
  /// Whose store.
  public let service: ServiceName
  /// By subject.
  public let erasures: [Erasure]

  private struct Content: Codable {
    struct Entry: Codable {
      let subject: String
      let lastVersion: UInt32
      let erasedAtMs: Int64
    }

    let service: String
    let erasures: [Entry]
  }

  /// What it is called.
  public static let fileName = "erasures.json"
  private static let type = "application/vnd.reddytalk.erasures+json"

  /// The erasures of a store.
  public init(service: ServiceName, erasures: [Erasure]) {
    self.service = service
    self.erasures = erasures
  }

  /// The service that a file says it is the ledger of, which is not to be trusted; nil when it says none.
  public static func claimedService(of file: URL) -> ServiceName? {
    guard let data = try? Data(contentsOf: file),
      let statement = try? JSONDecoder().decode(SignedStatement.self, from: data),
      let content = try? JSONDecoder().decode(Content.self, from: statement.payload)
    else { return nil }
    return ServiceName(rawValue: content.service)
  }

  /// Reads a ledger of a service; nil when there is no file.
  ///
  /// - Throws: `BackupError.notTrusted` when the service did not sign it.
  public init?(
    _ file: URL, of service: ServiceName, keys: VerifyingKeys
  ) throws {
    guard DurableFile.exists(file) else { return nil }
    do {
      let statement = try JSONDecoder().decode(
        SignedStatement.self, from: Data(contentsOf: file))
      let content = try JSONDecoder().decode(
        Content.self, from: statement.verified(as: Self.type, by: service, with: keys))
      guard content.service == service.rawValue else {
        throw SignatureError.wrongSigner(keyID: content.service, expected: service)
      }
      self.init(
        service: service,
        erasures: content.erasures.map {
          Erasure(
            subject: $0.subject, lastVersion: $0.lastVersion,
            erasedAt: Date(millisecondsSinceEpoch: $0.erasedAtMs))
        })
    } catch {
      throw BackupError.notTrusted(path: file.path(), reason: "\(error)")
    }
  }

  /// Writes the ledger, whole or not at all.
  func write(to file: URL, by key: SigningKey) throws {
    let content = Content(
      service: self.service.rawValue,
      erasures: self.erasures.map {
        Content.Entry(
          subject: $0.subject, lastVersion: $0.lastVersion,
          erasedAtMs: $0.erasedAt.millisecondsSinceEpoch)
      })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let statement = try SignedStatement(encoder.encode(content), type: Self.type, by: key)
    try DurableFile.write(statement.json(), to: file)
  }
}
