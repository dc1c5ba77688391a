import AccessTokens
import Foundation
import HTTPTypes
import RESTContract

/// Finds out who asks.
struct Gatekeeper: Sendable {
  private let verifier: TokenVerifier
  private let revocations: Revocations
  private let tickets: TicketOffice

  /// Lets in whom `verifier` accepts and `revocations` do not name.
  init(verifier: TokenVerifier, revocations: Revocations, tickets: TicketOffice) {
    self.verifier = verifier
    self.revocations = revocations
    self.tickets = tickets
  }

  /// The bearer of the request's token; nil when there is none. Throws `Problem`.
  func principal(headers: HTTPFields, now: Date) async throws(Problem) -> Principal? {
    let values = headers[values: .authorization]
    guard let value = values.first else { return nil }
    guard values.count == 1 else {
      throw Problem(.invalidToken, "more than one Authorization field")
    }
    let parts = value.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].lowercased() == "bearer" else {
      throw Problem(.invalidToken, "send the token as: Authorization: Bearer TOKEN")
    }
    let claims: TokenClaims
    do {
      claims = try await self.verifier.verify(String(parts[1]), now: now)
    } catch TokenError.expired(let date) {
      throw Problem(.expiredToken, TokenError.expired(at: date).description)
    } catch {
      throw Problem(.invalidToken, error.description)
    }
    return try self.unlessRevoked(Principal(claims))
  }

  /// Whom a ticket stands for. Throws `Problem`.
  func redeem(
    ticket: String, headers: HTTPFields, now: Date
  ) throws(Problem) -> Principal {
    let origin = HTTPField.Name("Origin").flatMap { headers[$0] }
    guard let principal = self.tickets.redeem(ticket, origin: origin, now: now) else {
      throw Problem(.invalidToken, "the ticket is not known, was used or is too old; get a new one")
    }
    return try self.unlessRevoked(principal)
  }

  private func unlessRevoked(_ principal: Principal) throws(Problem) -> Principal {
    guard !self.revocations.isRevoked(principal) else {
      throw Problem(.invalidToken, "the token was revoked; get a new one")
    }
    return principal
  }
}
