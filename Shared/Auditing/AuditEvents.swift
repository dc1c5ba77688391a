/// The events about audit trails.
enum AuditEvents {
  /// A service found its own trail damaged.
  static let damaged = "audit-damaged"
  /// A witness refused a checkpoint, since it contradicts what is kept.
  static let mismatch = "audit-mismatch"

  /// The data of `audit-damaged`.
  struct Damage: Encodable {
    let sequence: UInt64
    let kind: String
  }

  /// The data of `audit-mismatch`.
  struct Mismatch: Encodable {
    let witness: String
    let sequence: UInt64
    let reason: String
  }
}
