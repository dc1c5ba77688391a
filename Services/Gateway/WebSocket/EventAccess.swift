import AccessTokens
import Foundation
import HTTPTypes
import RESTContract

/// What one reader of events gets.
struct EventSubscription: Sendable {
  /// The open session; open as long as somebody holds it.
  let session: EventSession
  /// Which events are wanted.
  let filter: EventFilter
  /// After which place in the log.
  let position: EventPosition
}

/// Decides who may read events, over WebSocket or as server-sent events.
struct EventAccess: Sendable {
  private let sessions: EventSessions
  private let log: EventLog
  private let allowedOrigins: Set<String>

  /// Opens sessions in `sessions`.
  ///
  /// - Parameters:
  ///   - allowedOrigins: Pages of these origins may connect, and those of the Gateway's own.
  init(sessions: EventSessions, log: EventLog, allowedOrigins: Set<String>) {
    self.sessions = sessions
    self.log = log
    self.allowedOrigins = allowedOrigins
  }

  /// Throws unless the request comes from no page, or from a page that may connect. Browsers send
  /// the origin of the page and do not ask before they open a WebSocket, so the server has to look.
  func checkOrigin(_ headers: HTTPFields, authority: String?) throws(Problem) {
    let values = headers[values: .origin]
    guard let origin = values.first else { return }
    let isOwn =
      authority.map { origin == "https://\($0)" || origin == "http://\($0)" } ?? false
    guard values.count == 1, isOwn || self.allowedOrigins.contains(origin) else {
      throw Problem(
        .forbidden,
        "pages of this origin may not connect; GATEWAY_ALLOWED_ORIGINS lists those that may")
    }
  }

  /// Opens a session for `principal`. Resumes after `?after=` or `Last-Event-ID`; without either it
  /// begins with what happens next.
  func subscribe(
    _ principal: Principal, query: Query, headers: HTTPFields
  ) throws -> EventSubscription {
    let after = try query.sequence("after") ?? headers[.lastEventID].flatMap { UInt64($0) }
    let last = self.log.lastSequence
    guard let session = self.sessions.open(for: principal) else {
      throw Problem(
        .tooManyRequests, "too many streams of events are open for this subject",
        retryAfter: .seconds(5))
    }
    return EventSubscription(
      session: session, filter: EventFilter(list: query["types"]),
      // A place beyond the end belongs to another log: there is nothing to resume.
      position: EventPosition(after: min(after ?? last, last)))
  }
}
