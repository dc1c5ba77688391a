import Foundation
import HTTPTypes
import HummingbirdCore
import RESTContract

/// Events over WebSocket or, for clients that do not speak it, as server-sent events, and tickets for
/// browsers.
struct EventController: Sendable {
  let access: EventAccess
  let streams: EventStreams
  let tickets: TicketOffice

  func ticket(_ exchange: Exchange) async throws -> Reply {
    try self.access.checkOrigin(exchange.headers, authority: exchange.authority)
    let ticket = self.tickets.issue(
      to: try exchange.requirePrincipal(), origin: exchange.headers[.origin],
      now: exchange.time)
    guard let ticket else {
      throw Problem(.tooManyRequests, "too many tickets are out", retryAfter: .seconds(30))
    }
    return try .json(EventTicketResource(ticket: ticket.id, expiresAt: ticket.expiresAt))
  }

  func stream(_ exchange: Exchange) async throws -> Reply {
    guard exchange.asksForSocket || exchange.headers[.upgrade] == nil else {
      throw Problem(
        .upgradeRequired,
        "a WebSocket needs Sec-WebSocket-Version: 13, a Sec-WebSocket-Key, and a new connection")
    }
    try self.access.checkOrigin(exchange.headers, authority: exchange.authority)
    let subscription = try self.access.subscribe(
      try exchange.requirePrincipal(), query: exchange.query, headers: exchange.headers)
    guard !exchange.asksForSocket else { return .socket(subscription) }
    return .events { writer in
      try await self.write(subscription, to: &writer)
      return nil
    }
  }

  private func write(
    _ subscription: EventSubscription, to writer: inout any ResponseBodyWriter
  ) async throws {
    var position = subscription.position
    try await writer.write(ServerSentEvent.retry)
    while true {
      switch try await self.streams.next(of: subscription, after: position) {
      case .events(let batch):
        position = batch.position
        let wanted = batch.events.filter(subscription.filter.takes)
        let messages = try wanted.map { event in
          ServerSentEvent.message(
            id: event.sequence, type: event.event.type, json: try EventJSON.encode(event))
        }
        try await writer.write(contentsOf: messages)
      case .heartbeat:
        try await writer.write(ServerSentEvent.heartbeat)
      case .end:
        // The client connects again, and is told why when it may not.
        return try await writer.finish(nil)
      }
    }
  }
}
