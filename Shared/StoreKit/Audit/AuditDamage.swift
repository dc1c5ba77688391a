/// What is wrong with an audit trail, where it begins, and what it looks like.
public struct AuditDamage: Hashable, Sendable {
  /// What was probably done to it.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A record tells something else than was written; its hash is the old one.
    case payloadEdited = "payload-edited"
    /// A record was changed together with its hash.
    case edited
    /// Records are gone from between others.
    case deleted
    /// There are records that were not written by the service.
    case inserted
    /// Records changed places.
    case reordered
    /// The end is gone.
    case truncated
    /// All of it ends earlier than it once did, its own checkpoints too: an older copy stands in its place.
    case olderCopy = "replaced-by-older-copy"
    /// It fits together, but is not what was witnessed: it was written anew from some record on, or goes on from an
    /// older copy.
    case forked
    /// A record cannot be read, or holds what the service never writes.
    case unreadable
    /// A checkpoint of its own is not what the service signed.
    case checkpointForged = "checkpoint-forged"
    /// A checkpoint of its own is gone from between others.
    case checkpointRemoved = "checkpoint-removed"

    /// Whether the records themselves are as they were written.
    var isOfCheckpoints: Bool { self == .checkpointForged || self == .checkpointRemoved }
  }

  /// The first record that is not as it was written, or is not there.
  public let sequence: UInt64
  /// What it looks like.
  public let kind: Kind
  /// What was seen. Never holds what records tell.
  public let detail: String

  /// A finding.
  public init(_ kind: Kind, at sequence: UInt64, _ detail: String) {
    self.sequence = sequence
    self.kind = kind
    self.detail = detail
  }
}

extension AuditDamage: Error, CustomStringConvertible {
  public var description: String {
    "the audit trail is not as it was written from record \(self.sequence) on: "
      + "\(self.kind.rawValue), \(self.detail)"
  }
}
