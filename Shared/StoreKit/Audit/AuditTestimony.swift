/// What an audit trail is held against: what its service, its witness or an operator kept of it.
public struct AuditTestimony: Sendable {
  /// Heads that somebody kept, for example on paper.
  public var heads: [AuditHead]
  /// Checkpoints that were kept elsewhere, and whose signatures have been verified.
  public var checkpoints: [AuditCheckpoint]
  /// Whether the signature of a checkpoint that lies beside the trail is good; `nil` leaves those out.
  public var accepts: (@Sendable (AuditCheckpoint) -> Bool)?

  /// What is known of a trail; nothing unless given.
  public init(
    heads: [AuditHead] = [], checkpoints: [AuditCheckpoint] = [],
    accepts: (@Sendable (AuditCheckpoint) -> Bool)? = nil
  ) {
    self.heads = heads
    self.checkpoints = checkpoints
    self.accepts = accepts
  }

  /// The newest record of which something was kept elsewhere; 0 for none.
  var end: UInt64 {
    (self.heads + self.checkpoints.map(\.head)).map(\.sequence).max() ?? 0
  }
}
