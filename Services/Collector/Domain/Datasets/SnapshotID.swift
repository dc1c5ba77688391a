/// "sha256:" and the hex digest of a snapshot's records in canonical order: the root of the dataset
/// that verdicts sign.
package struct SnapshotID: Hashable, Sendable, CustomStringConvertible {
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { self.rawValue }
}
