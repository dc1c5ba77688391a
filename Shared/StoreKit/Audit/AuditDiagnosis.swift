import FoundationEssentials
import GRDB

/// Finds out which record of a damaged trail is the first that is not as it was written, and what was done to it.
///
/// Where a break is seen is not always where the damage is: a record that was changed together with its hash breaks the
/// link of the one behind it, and one that was put in shifts those behind it. Outlines of checkpoints tell exactly;
/// without one the neighbours do.
struct AuditDiagnosis {
  let db: Database
  /// The end of the part that fits together.
  let head: AuditHead
  /// A kept head that the trail agrees with: up to there nothing is wrong.
  let agreed: AuditHead
  let testimony: AuditTestimony

  /// How far from its place a record that was moved is looked for.
  private static let reach: UInt64 = 1000

  /// The record behind `head` does not follow it.
  func broken() throws -> AuditDamage {
    let guess = try self.guess()
    guard let known = try self.firstDifference(upTo: self.head.sequence + 1) else { return guess }
    return AuditDamage(guess.kind, at: known, guess.detail)
  }

  /// The trail fits together up to `head`, but `other` was kept of the same record.
  func forked(from other: AuditHead) throws -> AuditDamage {
    let end = try AuditLog.head(in: self.db).sequence
    guard let first = try self.firstDifference(upTo: other.sequence) else {
      let earliest = self.agreed.sequence + 1
      return AuditDamage(
        .forked, at: earliest,
        earliest == other.sequence
          ? "it is not the record that was kept"
          : "one of the records \(earliest) to \(other.sequence) is not the one that was kept")
    }
    // What was kept of later records tells an older copy that goes on from an end that was changed.
    if first == end, self.testimony.end <= end {
      return AuditDamage(.edited, at: first, "it is not the record that was kept")
    }
    return AuditDamage(
      .forked, at: first, "it and all behind it fit together, but are not those that were kept")
  }

  /// The trail ends at `head`, but records up to `end` once were.
  func missingEnd(upTo end: UInt64, ownCheckpointsEnd: UInt64) throws -> AuditDamage {
    if self.head.sequence > 0, let first = try self.firstDifference(upTo: self.head.sequence) {
      return AuditDamage(
        .forked, at: first, "it and all behind it fit together, but are not those that were kept")
    }
    let first = self.head.sequence + 1
    return ownCheckpointsEnd > self.head.sequence
      ? AuditDamage(.truncated, at: first, "the records \(first) to \(end) are gone")
      : AuditDamage(
        .olderCopy, at: first,
        "the records \(first) to \(end) are gone, and the checkpoints about them too")
  }

  // MARK: - With outlines

  /// The first record up to `last` that is not the one in the outlines; `nil` when they do not tell of it.
  private func firstDifference(upTo last: UInt64) throws -> UInt64? {
    var sequence = self.agreed.sequence + 1
    while sequence <= last {
      guard let checkpoint = try self.checkpoint(about: sequence) else { return nil }
      for number in sequence...min(last, checkpoint.head.sequence) {
        let links = try self.links(at: number)
        guard links.count == 1, let hash = checkpoint.outlinedHash(of: number),
          links[0].hash.starts(with: hash)
        else { return number }
      }
      sequence = checkpoint.head.sequence + 1
    }
    // All hashes are the old ones, so it is the content of the last that is not.
    return self.head.sequence < last ? last : nil
  }

  /// A checkpoint with an outline that tells of a record.
  private func checkpoint(about sequence: UInt64) throws -> AuditCheckpoint? {
    if let kept = self.testimony.checkpoints.first(where: {
      $0.outlinedHash(of: sequence) != nil
    }) {
      return kept
    }
    guard let accepts = self.testimony.accepts, try self.db.tableExists(AuditCheckpoints.table)
    else { return nil }
    return try AuditCheckpoints.list(after: sequence - 1, limit: 1, in: self.db)
      .first { $0.outlinedHash(of: sequence) != nil && accepts($0) }
  }

  // MARK: - With neighbours

  private func guess() throws -> AuditDamage {
    let place = self.head.sequence + 1
    if try self.count("sequence < 1") > 0 {
      return AuditDamage(.inserted, at: 1, "there are records before the first")
    }
    if try self.count("sequence = \(self.head.sequence)") > 1 {
      return AuditDamage(.inserted, at: self.head.sequence, "more than one record claims its place")
    }
    switch try self.count("sequence = \(place)") {
    case 0: return try self.gap(at: place)
    case 1: break
    default:
      return AuditDamage(.inserted, at: place, "more than one record claims its place")
    }
    guard let link = try self.links(at: place).first else {
      return AuditDamage(.unreadable, at: place, "it holds what the service never writes")
    }
    let next = try self.links(at: place + 1).first
    return link.isGenuine(at: place)
      ? self.misplacedLink(link, at: place, before: next)
      : try self.foreignRecord(link, at: place, before: next)
  }

  private func gap(at place: UInt64) throws -> AuditDamage {
    let moved = try self.links(
      "previous_hash = ? AND sequence > ?", [self.head.hash, Int64(clamping: place)])
    if let moved = moved.first(where: { $0.isGenuine(at: place) }) {
      return AuditDamage(.reordered, at: place, "it stands at \(moved.sequence)")
    }
    let next = try Int64.fetchOne(
      self.db, sql: "SELECT min(sequence) FROM storekit_audit WHERE sequence > ?",
      arguments: [Int64(clamping: place)])
    return AuditDamage(
      .deleted, at: place, "the records \(place) to \((next ?? 1) - 1) are gone")
  }

  /// A record that is as its own hash says, but follows another than the one in front of it.
  private func misplacedLink(
    _ link: AuditLink, at place: UInt64, before next: AuditLink?
  ) -> AuditDamage {
    if let next, self.number(of: next, near: place + 1) == place {
      return AuditDamage(.inserted, at: place, "the record behind it once stood here")
    }
    let isFollowed = next == nil || next?.previousHash == link.hash
    if place > 1, self.agreed.sequence < place - 1, isFollowed {
      return AuditDamage(.edited, at: place - 1, "the record behind it follows another one")
    }
    return AuditDamage(.edited, at: place, "it does not follow the record in front of it")
  }

  /// A record that is not what its own hash says.
  private func foreignRecord(
    _ link: AuditLink, at place: UInt64, before next: AuditLink?
  ) throws -> AuditDamage {
    let nextNumber = next.flatMap { self.number(of: $0, near: place + 1) }
    switch self.number(of: link, near: place) {
    case let number? where number < place:
      let isCopy = try self.links(at: number).first?.hash == link.hash
      if isCopy || number <= self.agreed.sequence {
        return AuditDamage(.edited, at: place, "it is a copy of record \(number)")
      }
      return AuditDamage(
        .inserted, at: number, "the record that was here stands at \(place)")
    case let number?:
      if next == nil || nextNumber == number + 1 {
        return AuditDamage(
          .deleted, at: place,
          "the records \(place) to \(number - 1) are gone, and those behind took their places")
      }
      return AuditDamage(.reordered, at: place, "record \(number) stands here")
    case nil:
      break
    }
    if nextNumber == place {
      return AuditDamage(.inserted, at: place, "the record behind it once stood here")
    }
    let isLinked =
      link.previousHash == self.head.hash && (next == nil || next?.previousHash == link.hash)
    return isLinked
      ? AuditDamage(.payloadEdited, at: place, "its content is not what its hash is of")
      : AuditDamage(.edited, at: place, "its content and its links do not fit")
  }

  /// Where a record was written, when that is not too far away.
  private func number(of link: AuditLink, near place: UInt64) -> UInt64? {
    let first = place - min(place - 1, Self.reach)
    return (first...(place + Self.reach)).first { link.isGenuine(at: $0) }
  }

  // MARK: - Reading

  private func links(at sequence: UInt64) throws -> [AuditLink] {
    try self.links("sequence = ?", [Int64(clamping: sequence)])
  }

  private func links(
    _ condition: String, _ arguments: StatementArguments
  ) throws -> [AuditLink] {
    let rows = try Row.fetchCursor(
      self.db, sql: "SELECT \(AuditEntry.columns) FROM storekit_audit WHERE \(condition)",
      arguments: arguments)
    var links: [AuditLink] = []
    while let row = try rows.next() {
      if let link = try AuditLink(row) { links.append(link) }
    }
    return links
  }

  private func count(_ condition: String) throws -> Int {
    try Int.fetchOne(
      self.db, sql: "SELECT count(*) FROM storekit_audit WHERE \(condition)") ?? 0
  }
}
