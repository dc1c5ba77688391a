import Foundation
import Synchronization

/// Hands out tickets that stand for a token for one request, for browsers: they cannot send a
/// header with a WebSocket, and a token in a URL would end up in logs.
final class TicketOffice: Sendable {
  /// A ticket and when it stops being taken.
  struct Ticket: Hashable, Sendable {
    /// A secret.
    let id: String
    /// When it stops being taken.
    let expiresAt: Date
  }

  private struct Entry {
    let principal: Principal
    let origin: String?
    let expiresAt: Date
  }

  private let lifetime: TimeInterval
  private let maximumTickets: Int
  private let entries = Mutex<[String: Entry]>([:])

  /// An office without tickets out.
  init(lifetime: Duration = .seconds(30), maximumTickets: Int = 10_000) {
    self.lifetime = lifetime / .seconds(1)
    self.maximumTickets = maximumTickets
  }

  /// Issues a ticket to `principal`, to be used from the same origin; nil when too many are out.
  func issue(to principal: Principal, origin: String?, now: Date) -> Ticket? {
    let ticket = Ticket(
      id: Self.randomID(), expiresAt: min(principal.expiresAt, now + self.lifetime))
    return self.entries.withLock { entries in
      if entries.count >= self.maximumTickets { entries = entries.filter { $1.expiresAt > now } }
      guard entries.count < self.maximumTickets else { return nil }
      entries[ticket.id] = Entry(
        principal: principal, origin: origin, expiresAt: ticket.expiresAt)
      return ticket
    }
  }

  /// Takes a ticket in; nil when it is not known, was used, is too old or comes from elsewhere.
  func redeem(_ id: String, origin: String?, now: Date) -> Principal? {
    let entry = self.entries.withLock { $0.removeValue(forKey: id) }
    guard let entry, entry.expiresAt > now else { return nil }
    guard entry.origin == nil || entry.origin == origin else { return nil }
    return entry.principal
  }

  /// 256 random bits.
  private static func randomID() -> String {
    var generator = SystemRandomNumberGenerator()
    return (0..<4).map { _ in
      let digits = String(generator.next() as UInt64, radix: 16)
      return String(repeating: "0", count: 16 - digits.count) + digits
    }.joined()
  }
}
