import Foundation
import HTTPTypes
import HummingbirdCore
import RESTContract

/// The audit trails of all services.
struct AuditController: Sendable {
  let trails: any AuditTrails

  func search(_ exchange: Exchange) async throws -> Reply {
    let owner = try exchange.query["service"].map(Self.owner) ?? .gateway
    let entries = try await self.trails.search(
      owner, try Self.search(exchange.query), for: exchange.origin)
    return try .json(AuditResource(entries: entries.map(AuditResource.Entry.init)))
  }

  func heads(_ exchange: Exchange) async throws -> Reply {
    let ends = try await self.trails.ends(for: exchange.origin)
    return try .json(
      AuditHeadsResource(
        trails: ends.map { end in
          .init(
            service: end.owner.rawValue, records: end.records.map { Int(clamping: $0) },
            head: end.head, witness: end.witness.rawValue, witnessed: end.witnessed)
        }))
  }

  func verify(_ exchange: Exchange) async throws -> Reply {
    let owner = try Self.owner(exchange.parameter("service"))
    let result = try await self.trails.verify(owner, for: exchange.origin)
    return try .json(
      AuditVerificationResource(
        service: owner.rawValue, isIntact: result.firstBadSequence == nil,
        intactEntries: Int(clamping: result.intactEntries),
        firstBadSequence: result.firstBadSequence.map { Int(clamping: $0) },
        damage: result.damage, detail: result.detail,
        vouchedSequence: Int(clamping: result.vouchedSequence),
        witness: result.witness.rawValue,
        witnessedSequence: result.witnessedSequence.map { Int(clamping: $0) }))
  }

  func export(_ exchange: Exchange) async throws -> Reply {
    let owner = try Self.owner(exchange.parameter("service"))
    let after = try exchange.query.sequence("after") ?? 0
    let pieces = try await self.trails.export(owner, after: after, for: exchange.origin)
    var iterator = pieces.makeAsyncIterator()
    // Nothing is promised before there is something: an error until here has its own status.
    let first = try await iterator.next()
    let witnessed = try? await self.trails.witnessed(owner, for: exchange.origin)
    return Reply(
      contentType: "application/x-ndjson", headers: [.xAccelBuffering: "no"],
      body: .stream { writer in
        var lines = AuditExportLines(owner, after: after)
        do {
          try await writer.write(lines.begin())
          if let first { try await writer.write(lines.lines(of: first)) }
          for try await piece in pieces { try await writer.write(lines.lines(of: piece)) }
          try await writer.write(lines.end(witnessed: witnessed))
        } catch let problem as Problem {
          // The status is sent, so the missing last line says that this is not all.
          try await writer.finish(nil)
          return problem
        }
        try await writer.finish(nil)
        return nil
      }, objectID: owner.rawValue)
  }

  func beginAnew(_ exchange: Exchange) async throws -> Reply {
    let owner = try Self.owner(exchange.parameter("service"))
    let body: AuditBeginAnewBody = try exchange.decode()
    guard !body.reason.isEmpty else {
      throw Problem(.invalidParameters, "say why: for example which backup was restored")
    }
    try await self.trails.beginAnew(owner, reason: body.reason, for: exchange.origin)
    return try .json(body, objectID: owner.rawValue)
  }

  private static func owner(_ name: String) throws -> StoreOwner {
    guard let owner = StoreOwner(rawValue: name) else {
      let names = StoreOwner.allCases.map(\.rawValue).joined(separator: ", ")
      throw Problem(.notFound, "there is no such service; there are \(names)")
    }
    return owner
  }

  private static func search(_ query: Query) throws -> TrailSearch {
    var search = TrailSearch(limit: try query.limit(default: 50))
    search.since = try query.time("since")
    search.until = try query.time("until")
    search.actor = query["actor"]
    search.action = query["action"]
    search.objectID = query["object"]
    search.requestID = query["request"]
    search.before = try query.sequence("before")
    if let outcome = query["outcome"] {
      guard let known = AccessRecord.Outcome(rawValue: outcome) else {
        throw Problem(
          .invalidParameters, "outcome must be attempted, succeeded, denied or failed")
      }
      search.outcome = known
    }
    return search
  }
}

extension Query {
  /// A time.
  fileprivate func time(_ name: String) throws -> Date? {
    guard let text = self[name] else { return nil }
    guard let time = try? Date(text, strategy: .iso8601) else {
      throw Problem(.invalidParameters, "\(name) must be a time like 2026-07-03T08:00:00Z")
    }
    return time
  }
}

extension AuditResource.Entry {
  fileprivate init(_ entry: AuditTrailEntry) {
    self.init(
      sequence: Int(clamping: entry.sequence), occurredAt: entry.occurredAt, actor: entry.actor,
      roles: entry.roles.split(separator: ",").map(String.init), action: entry.action,
      objectId: entry.objectID, outcome: entry.outcome, reason: entry.reason,
      requestId: entry.requestID, hash: entry.hash)
  }
}
