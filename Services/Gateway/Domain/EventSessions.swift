import Synchronization

/// Why a subscriber's stream is ended before it wants to.
enum SessionEnd: Hashable, Sendable {
  /// The token's time is over.
  case tokenExpired
  /// The token was revoked.
  case tokenRevoked
  /// The Gateway stops.
  case shutdown
}

/// One open stream of events; it is closed when nobody holds it any more, however that comes about.
final class EventSession: Sendable {
  /// Who reads it.
  let principal: Principal
  /// Set when the token is revoked.
  let revoked: Latch<SessionEnd>

  private let onClose: @Sendable () -> Void

  fileprivate init(
    principal: Principal, revoked: Latch<SessionEnd>, onClose: @escaping @Sendable () -> Void
  ) {
    self.principal = principal
    self.revoked = revoked
    self.onClose = onClose
  }

  deinit { self.onClose() }
}

/// The open streams of events: so many for each subject, and ended when their token is revoked.
final class EventSessions: Sendable {
  private struct Entry {
    let principal: Principal
    let revoked: Latch<SessionEnd>
  }

  private struct State {
    var entries: [Int: Entry] = [:]
    var nextID = 0
  }

  private let maximumPerSubject: Int
  private let state = Mutex(State())

  /// No session is open.
  init(maximumPerSubject: Int) {
    self.maximumPerSubject = maximumPerSubject
  }

  /// Opens a session; nil when the subject has as many as it may.
  func open(for principal: Principal) -> EventSession? {
    let revoked = Latch<SessionEnd>()
    let id: Int? = self.state.withLock { state in
      let open = state.entries.values.count { $0.principal.subject == principal.subject }
      guard open < self.maximumPerSubject else { return nil }
      state.nextID += 1
      state.entries[state.nextID] = Entry(principal: principal, revoked: revoked)
      return state.nextID
    }
    guard let id else { return nil }
    return EventSession(principal: principal, revoked: revoked) { [weak self] in
      self?.state.withLock { _ = $0.entries.removeValue(forKey: id) }
    }
  }

  /// How many sessions are open.
  var count: Int { self.state.withLock { $0.entries.count } }

  /// Ends the sessions whose token is not accepted any more.
  func endSessions(where isRevoked: (Principal) -> Bool) {
    let entries = self.state.withLock { Array($0.entries.values) }
    for entry in entries where isRevoked(entry.principal) { entry.revoked.set(.tokenRevoked) }
  }
}
