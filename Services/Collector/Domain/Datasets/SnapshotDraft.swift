import Crypto
package import FoundationEssentials

/// The records of a snapshot in canonical order with the digests that name them.
package struct SnapshotDraft: Sendable {
  /// One record in its stored form.
  package struct Entry: Sendable {
    package let digest: Data
    package let body: Data
    /// The group that the record belongs to.
    package let group: String
  }

  package let id: SnapshotID
  package let entries: [Entry]
  package let byCategory: [String: Int]

  /// Puts records in canonical order, which is that of their ids, and digests them.
  ///
  /// A record's digest is the SHA-256 of its canonical bytes; the snapshot's id is the SHA-256 of
  /// the records' digests one after the other.
  package init(_ records: [SnapshotRecord]) throws {
    let ordered = records.sorted { $0.recordID < $1.recordID }
    self.entries = try ordered.map { record in
      let body = try record.canonicalBytes()
      return Entry(digest: Self.digest(of: body), body: body, group: record.group)
    }
    self.id = Self.id(of: self.entries.map(\.digest))
    self.byCategory = records.reduce(into: [:]) { $0[$1.category?.rawValue ?? "", default: 0] += 1 }
  }

  /// What names a record's stored form.
  package static func digest(of body: Data) -> Data { Data(SHA256.hash(data: body)) }

  /// The id of the snapshot whose records have these digests.
  package static func id(of digests: some Sequence<Data>) -> SnapshotID {
    var hash = SHA256()
    for digest in digests { hash.update(data: digest) }
    let hex = hash.finalize().map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    return SnapshotID(rawValue: "sha256:\(hex)")
  }
}
