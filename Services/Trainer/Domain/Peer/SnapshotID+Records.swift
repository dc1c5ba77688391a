import Crypto
import FoundationEssentials
import Hexadecimal

extension SnapshotID {
  /// The id of the snapshot that holds these records in this order, as the Collector's contract
  /// defines it: the SHA-256 of the records' SHA-256 digests one after the other.
  ///
  /// - Throws: `EncodingError` for a quality that is not a number.
  package init(of records: some Sequence<TrainingRecord>) throws {
    var root = SHA256()
    for record in records {
      root.update(data: Data(SHA256.hash(data: try record.canonicalBytes())))
    }
    self.init(rawValue: "sha256:" + root.finalize().hexadecimal)
  }
}
