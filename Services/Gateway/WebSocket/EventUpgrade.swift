import AccessTokens
import Foundation
import HTTPTypes
import RESTContract

/// Decides whether a request to upgrade becomes a WebSocket with events.
struct EventUpgrade: Sendable {
  private let gatekeeper: Gatekeeper
  private let access: EventAccess
  private let limiter: RateLimiter
  private let now: @Sendable () -> Date

  /// The path of the WebSocket.
  static let path = PipelineController.base + "/events"

  /// Lets in whom `gatekeeper` and `access` let in.
  init(
    gatekeeper: Gatekeeper, access: EventAccess, limiter: RateLimiter,
    now: @escaping @Sendable () -> Date
  ) {
    self.gatekeeper = gatekeeper
    self.access = access
    self.limiter = limiter
    self.now = now
  }

  /// A subscription for the request; nil when it is not let in. The request then goes the way of all
  /// others, comes to the same end there, and is answered and recorded.
  func subscription(for request: HTTPRequest) async -> EventSubscription? {
    let target = request.path ?? ""
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard request.method == .get, parts.first.map(String.init) == Self.path else { return nil }
    let query = Query(parts.count == 2 ? parts[1] : "")
    let headers = request.headerFields
    do {
      try self.access.checkOrigin(headers, authority: request.authority)
      var principal = try await self.gatekeeper.principal(headers: headers, now: self.now())
      if principal == nil, let ticket = query["ticket"] {
        principal = try self.gatekeeper.redeem(ticket: ticket, headers: headers, now: self.now())
      }
      guard let principal, !principal.roles.isDisjoint(with: [.admin, .analyst]),
        self.limiter.take(.read, for: principal.subject) == nil
      else { return nil }
      return try self.access.subscribe(principal, query: query, headers: headers)
    } catch {
      return nil
    }
  }
}
