import RESTContract

/// The audit trail and revocations.
struct AdministrationController: Sendable {
  let audit: any AuditStorage
  let revocations: Revocations

  func trail(_ exchange: Exchange) async throws -> Reply {
    let entries = try await self.audit.entries(
      before: exchange.query.sequence("before"), limit: exchange.query.limit(default: 50))
    return try .json(AuditResource(entries: entries.map(AuditResource.Entry.init)))
  }

  func revoke(_ exchange: Exchange) async throws -> Reply {
    let body: RevokeBody = try exchange.decode()
    let target: Revocation.Target
    switch (body.tokenId, body.subject) {
    case (let id?, nil) where !id.isEmpty: target = .token(id)
    case (nil, let subject?) where !subject.isEmpty: target = .subject(subject)
    default:
      throw Problem(.invalidParameters, "give exactly one of tokenId and subject")
    }
    let revocation = Revocation(
      target: target, revokedAt: exchange.time, revokedBy: exchange.origin.subject,
      reason: body.reason ?? "")
    try await self.revocations.revoke(revocation)
    return try .json(
      RevocationResource(
        tokenId: body.tokenId, subject: body.subject, revokedAt: revocation.revokedAt,
        revokedBy: revocation.revokedBy),
      objectID: body.tokenId ?? body.subject)
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
