package import FoundationEssentials

/// A file that a run puts at a provider. The intent is durable before the upload, so that a file of a dead process is
/// found again by its name, which no other run has.
package struct RemoteFile: Hashable, Sendable, Codable {
  /// What it is for.
  package enum Role: String, Hashable, Sendable, Codable, CaseIterable {
    /// To train on.
    case training = "train"
    /// To validate on.
    case validation = "valid"
    /// What the provider itself left with the run: its measurements.
    case result
  }

  /// What it is for.
  package let role: Role
  /// `ctp-<run>-<train|valid>-<digest8>.jsonl`.
  package let name: String
  /// SHA-256 in hex of the content; empty for what the provider made.
  package let sha256: String
  /// Size of the content.
  package let bytes: Int64
  /// Lines of the content.
  package let lines: Int
  /// When the upload was last about to begin.
  package var intendedAt: Date
  /// When an upload last began that was not answered, so that it may come to be there still; nil when each was.
  package var unansweredAt: Date?
  /// The provider's name for it; nil while it is not known to be there.
  package var remoteID: String?
  /// Whether it is certain that it is no longer there.
  package var isDeleted: Bool

  package init(
    role: Role, name: String, sha256: String, bytes: Int64, lines: Int, intendedAt: Date,
    remoteID: String? = nil, isDeleted: Bool = false
  ) {
    self.role = role
    self.name = name
    self.sha256 = sha256
    self.bytes = bytes
    self.lines = lines
    self.intendedAt = intendedAt
    self.unansweredAt = nil
    self.remoteID = remoteID
    self.isDeleted = isDeleted
  }

  /// What the names of all files of a run begin with.
  package static func prefix(of run: RunID) -> String { "ctp-\(run)-" }

  /// The name of a file of a run: its digest tells contents apart.
  package static func name(_ role: Role, of run: RunID, sha256: String) -> String {
    "\(self.prefix(of: run))\(role.rawValue)-\(sha256.prefix(8)).jsonl"
  }
}
