/// Names a dataset snapshot of the Collector: `sha256:` and the digest of its records.
package struct SnapshotID: Hashable, Sendable, CustomStringConvertible {
  /// The id as it is stored and sent.
  package let rawValue: String

  package init(rawValue: String) { self.rawValue = rawValue }

  package var description: String { self.rawValue }
}
