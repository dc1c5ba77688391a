import Foundation
import RESTContract
import ServiceLifecycle

/// What the reader of a stream of events has to do next.
enum EventStep: Sendable {
  /// Hand these on.
  case events(EventBatch)
  /// Show that the connection is alive.
  case heartbeat
  /// Stop.
  case end(EventStreamEnd)
}

/// Why a stream of events ends.
enum EventStreamEnd: Hashable, Sendable {
  /// The session ends.
  case session(SessionEnd)
  /// The reader takes events more slowly than they come.
  case tooSlow
}

/// Follows the event log for one reader after the other.
struct EventStreams: Sendable {
  private let log: EventLog
  private let heartbeat: Duration
  private let now: @Sendable () -> Date

  /// Follows `log`; a reader gets a heartbeat when nothing happens for so long.
  init(log: EventLog, heartbeat: Duration, now: @escaping @Sendable () -> Date) {
    self.log = log
    self.heartbeat = heartbeat
    self.now = now
  }

  /// What comes first: events, the time for a heartbeat, or an end.
  func next(
    of subscription: EventSubscription, after position: EventPosition
  ) async throws -> EventStep {
    let session = subscription.session
    let remaining = session.principal.expiresAt.timeIntervalSince(self.now())
    guard remaining > 0 else { return .end(.session(.tokenExpired)) }
    return try await withThrowingTaskGroup(of: EventStep?.self) { group in
      defer { group.cancelAll() }
      group.addTask {
        do {
          return .events(try await self.log.next(after: position))
        } catch is SubscriberTooSlow {
          return .end(.tooSlow)
        }
      }
      group.addTask {
        try await Task.sleep(for: min(self.heartbeat, .seconds(remaining)))
        return remaining <= self.heartbeat / .seconds(1)
          ? .end(.session(.tokenExpired)) : .heartbeat
      }
      group.addTask { await session.revoked.wait().map { .end(.session($0)) } }
      group.addTask {
        try await gracefulShutdown()
        return .end(.session(.shutdown))
      }
      while let step = try await group.next() {
        if let step { return step }
      }
      throw CancellationError()
    }
  }
}

/// Events as the public interface shows them.
enum EventJSON {
  /// The text of an `EventResource`.
  static func encode(_ event: LoggedEvent) throws -> String {
    let data = Data(event.event.dataJSON.utf8)
    let resource = EventResource(
      sequence: Int(clamping: event.sequence), type: event.event.type, source: event.source,
      subjectId: event.event.subjectID, occurredAt: event.event.occurredAt,
      data: (try? RESTCoding.makeDecoder().decode(JSONValue.self, from: data)) ?? .object([:]))
    return String(decoding: try RESTCoding.makeEncoder().encode(resource), as: UTF8.self)
  }
}
