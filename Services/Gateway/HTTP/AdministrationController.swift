import RESTContract

/// Revocations.
struct AdministrationController: Sendable {
  let revocations: Revocations

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
