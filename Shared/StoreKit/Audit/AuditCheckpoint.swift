import Crypto
public import FoundationEssentials
import Hexadecimal

/// What a service says and signs about the end of its audit trail: so many records, the last with this hash.
///
/// It is one line of text, so that it can be printed, mailed or engraved, and verified anywhere:
///
///     reddytalk-audit-head v1 SERVICE SEQUENCE HASH BEFORE-SEQUENCE BEFORE-HASH OUTLINE TIME KEY SIGNATURE
///
/// Words are separated by one space. HASH is the hash of the record SEQUENCE; BEFORE-SEQUENCE and BEFORE-HASH are
/// those of the checkpoint before, or 0 and zeros; hashes are 64 hexadecimal digits in lower case. OUTLINE is the
/// SHA-256 of the first eight bytes of the hash of each record from BEFORE-SEQUENCE + 1 to SEQUENCE, one behind
/// the other; TIME is in milliseconds since the Unix epoch; KEY names the Ed25519 key (RFC 8032) whose SIGNATURE
/// (64 bytes in base64) is over the UTF-8 of all that stands before the space in front of it.
public struct AuditCheckpoint: Hashable, Sendable {
  /// Whose trail.
  public let service: String
  /// The end of the trail.
  public let head: AuditHead
  /// The checkpoint before; `AuditHead.none` for the first.
  public let previous: AuditHead
  /// The digest of the outline.
  public let outlineDigest: Data
  /// When it was made.
  public let madeAtMilliseconds: Int64
  /// The name of the key that signed it.
  public let keyID: String
  /// The signature over `statement`.
  public let signature: Data
  /// The beginning of the hash of each record since the checkpoint before: it shows which of them is not as it was.
  /// `nil` when only the line is at hand.
  public private(set) var outline: Data?

  /// How much of each hash the outline holds.
  static let outlineBytes = 8

  private static let tag = "reddytalk-audit-head v1"

  /// Signs a checkpoint.
  init(
    service: String, head: AuditHead, previous: AuditHead, outline: Data, madeAt: Date,
    keyID: String, sign: (Data) throws -> Data
  ) rethrows {
    self.service = service
    self.head = head
    self.previous = previous
    self.outline = outline
    self.outlineDigest = Data(SHA256.hash(data: outline))
    self.madeAtMilliseconds = madeAt.millisecondsSinceEpoch
    self.keyID = keyID
    let statement = Self.statement(
      service, head, previous, self.outlineDigest, self.madeAtMilliseconds, keyID)
    self.signature = try sign(Data(statement.utf8))
  }

  /// Reads a line. Nothing is verified yet but that it is such a line, and that the outline is the one that it
  /// names.
  public init?(line: some StringProtocol, outline: Data? = nil) {
    let words = line.split(separator: " ", omittingEmptySubsequences: false)
    guard words.count == 11, "\(words[0]) \(words[1])" == Self.tag,
      !words[2].isEmpty, !words[9].isEmpty,
      let sequence = Self.number(words[3]), let hash = Self.hash(words[4]),
      let previous = Self.number(words[5]), let previousHash = Self.hash(words[6]),
      let outlineDigest = Self.hash(words[7]), let madeAt = Self.number(words[8]),
      let signature = Data(base64Encoded: String(words[10])), previous < sequence
    else { return nil }
    self.service = String(words[2])
    self.head = AuditHead(sequence: sequence, hash: hash)
    self.previous = AuditHead(sequence: previous, hash: previousHash)
    self.outlineDigest = outlineDigest
    self.madeAtMilliseconds = Int64(clamping: madeAt)
    self.keyID = String(words[9])
    self.signature = signature
    self.outline = outline
    // Another way to write the same would be another text under the same signature.
    guard self.line == line, self.isOutlineGenuine else { return nil }
  }

  /// What is signed.
  public var statement: String {
    Self.statement(
      self.service, self.head, self.previous, self.outlineDigest, self.madeAtMilliseconds,
      self.keyID)
  }

  /// All of it in one line.
  public var line: String { "\(self.statement) \(self.signature.base64EncodedString())" }

  /// When it was made.
  public var madeAt: Date { Date(millisecondsSinceEpoch: self.madeAtMilliseconds) }

  /// The beginning of the hash that a record had; `nil` when the outline does not tell.
  func outlinedHash(of sequence: UInt64) -> Data? {
    guard let outline = self.outline, sequence > self.previous.sequence,
      sequence <= self.head.sequence
    else { return nil }
    let offset = Int(sequence - self.previous.sequence - 1) * Self.outlineBytes
    return outline.dropFirst(offset).prefix(Self.outlineBytes)
  }

  private var isOutlineGenuine: Bool {
    guard let outline = self.outline else { return true }
    let records = self.head.sequence - self.previous.sequence
    return UInt64(outline.count) == records * UInt64(Self.outlineBytes)
      && Data(SHA256.hash(data: outline)) == self.outlineDigest
  }

  private static func statement(
    _ service: String, _ head: AuditHead, _ previous: AuditHead, _ outlineDigest: Data,
    _ madeAt: Int64, _ keyID: String
  ) -> String {
    """
    \(Self.tag) \(service) \(head.sequence) \(head.hash.hexadecimal) \(previous.sequence) \
    \(previous.hash.hexadecimal) \(outlineDigest.hexadecimal) \(madeAt) \(keyID)
    """
  }

  private static func number(_ word: some StringProtocol) -> UInt64? {
    UInt64(word).flatMap { $0 <= UInt64(Int64.max) ? $0 : nil }
  }

  private static func hash(_ word: some StringProtocol) -> Data? {
    Data(hexadecimal: word).flatMap { $0.count == SHA256.byteCount ? $0 : nil }
  }
}
