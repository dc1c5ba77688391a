import Crypto
import FoundationEssentials
import GRDB

/// What an entry tells, in the one encoding that its hash is taken over.
///
/// It is made from the stored bytes, not from texts: reading a text would end at a zero byte, and what
/// somebody wrote behind it would go unseen.
struct AuditContent: Hashable, Sendable {
  /// The time, then each text behind its length, so that no two contents share an encoding.
  private var bytes: [UInt8] = []

  /// The content of an entry: its time, then actor, roles, action, object, outcome, reason, request.
  init(occurredAtMilliseconds: Int64, texts: [String]) {
    self.append(UInt64(bitPattern: occurredAtMilliseconds))
    for text in texts {
      self.append(UInt64(text.utf8.count))
      self.bytes.append(contentsOf: text.utf8)
    }
  }

  /// The content in columns of a row that is being read, the time in the first of them; `nil` when it is of no
  /// type that the store writes.
  init?(_ row: Row, columns: Range<Int>) throws {
    guard let first = columns.first,
      case .int64(let time) = (row[first] as DatabaseValue).storage
    else { return nil }
    self.bytes.reserveCapacity(256)
    self.append(UInt64(bitPattern: time))
    for column in columns.dropFirst() {
      guard try self.append(row, column: column) else { return nil }
    }
  }

  /// SHA-256 over a version tag, the hash before with its length, the sequence, and the content.
  func hash(sequence: UInt64, previousHash: Data) -> Data {
    var head: [UInt8] = []
    head.reserveCapacity(Self.tag.count + 16 + previousHash.count)
    head.append(contentsOf: Self.tag)
    Self.append(UInt64(previousHash.count), to: &head)
    head.append(contentsOf: previousHash)
    Self.append(sequence, to: &head)
    var hasher = SHA256()
    hasher.update(data: head)
    hasher.update(data: self.bytes)
    return Data(hasher.finalize())
  }

  private static let tag = Array("reddytalk.audit.v1".utf8)

  private mutating func append(_ row: Row, column: Int) throws -> Bool {
    try row.withUnsafeData(atIndex: column) { data in
      guard let data else { return false }
      self.append(UInt64(data.count))
      self.bytes.append(contentsOf: data)
      return true
    }
  }

  private mutating func append(_ number: UInt64) {
    Self.append(number, to: &self.bytes)
  }

  private static func append(_ number: UInt64, to bytes: inout [UInt8]) {
    withUnsafeBytes(of: number.bigEndian) { bytes.append(contentsOf: $0) }
  }
}
