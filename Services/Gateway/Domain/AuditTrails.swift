import Foundation

/// Which records are asked for: those that fit everything that is given, the newest first.
struct TrailSearch: Hashable, Sendable {
  var since: Date?
  var until: Date?
  var actor: String?
  var action: String?
  var objectID: String?
  var outcome: AccessRecord.Outcome?
  var requestID: String?
  /// Before this place in the trail.
  var before: UInt64?
  var limit: Int
}

/// The end of a trail, as it says and as its witness says.
struct TrailEnd: Hashable, Sendable {
  let owner: StoreOwner
  /// How many records there are; nil when nobody can tell.
  let records: UInt64?
  /// The newest checkpoint; nil when there is none.
  let head: String?
  let witness: StoreOwner
  /// The newest checkpoint that the witness keeps; nil when there is none, or nobody can tell.
  let witnessed: String?
}

/// What computing a trail anew showed.
struct TrailVerification: Hashable, Sendable {
  let intactEntries: UInt64
  let firstBadSequence: UInt64?
  let damage: String?
  let detail: String?
  let vouchedSequence: UInt64
  let witness: StoreOwner
  /// nil when the witness keeps nothing or cannot be asked.
  let witnessedSequence: UInt64?
}

/// A checkpoint of an export.
struct TrailCheckpoint: Hashable, Sendable {
  /// The record that it is about.
  let sequence: UInt64
  let line: String
  /// In hexadecimal digits; empty when it is not known.
  let outline: String
}

/// Some of an export.
struct TrailPiece: Hashable, Sendable {
  let entries: [AuditTrailEntry]
  let checkpoints: [TrailCheckpoint]
}

/// The audit trails of all services. Each keeps its own.
protocol AuditTrails: Sendable {
  /// Records of one trail, the newest first.
  func search(
    _ owner: StoreOwner, _ search: TrailSearch, for origin: CallOrigin
  ) async throws -> [AuditTrailEntry]
  /// Where the trails end.
  func ends(for origin: CallOrigin) async throws -> [TrailEnd]
  /// Computes a trail anew and holds it against what its witness keeps.
  func verify(_ owner: StoreOwner, for origin: CallOrigin) async throws -> TrailVerification
  /// All records of a trail after one of them, in order. The service records that they were asked for.
  func export(
    _ owner: StoreOwner, after sequence: UInt64, for origin: CallOrigin
  ) async throws -> AsyncThrowingStream<TrailPiece, any Error>
  /// What the witness of a trail keeps, the newest; nil for nothing.
  func witnessed(
    _ owner: StoreOwner, for origin: CallOrigin
  ) async throws -> (witness: StoreOwner, checkpoint: TrailCheckpoint)?
  /// Lets a trail go on from elsewhere.
  func beginAnew(_ owner: StoreOwner, reason: String, for origin: CallOrigin) async throws
}
