internal import RPCCore

/// The rules of a client's one connection: when to connect, who waits, who fails at once.
///
/// Pure; `Connection` is whatever a connection is.
struct Connectivity<Connection: AnyObject, Waiter> {
  private enum Phase {
    /// Nobody has asked. Can go to `connecting`.
    case idle
    /// An attempt is made. Can go to `ready` or `backingOff`.
    case connecting
    /// Calls use the connection. Can go to `idle` when it drains or is lost.
    case ready(Connection)
    /// The last attempt failed. Can go to `idle` or `connecting`.
    case backingOff(RPCError)
    /// The client takes no further calls.
    case stopped(RPCError)
  }

  /// What a call that wants a connection gets.
  enum Verdict {
    case use(Connection)
    /// Wait; if `connect`, an attempt has to be begun.
    case wait(connect: Bool)
    case fail(RPCError)
  }

  /// What a connection that was made is good for.
  enum Arrival {
    /// These calls go on over it.
    case ready([Waiter])
    /// It ended before it was handed over: the attempt has failed.
    case lost
    /// The client has stopped.
    case stopped
  }

  private struct Waiting {
    let waiter: Waiter
    /// Whether a failed attempt leaves it waiting.
    var isPatient: Bool
  }

  /// Whether a failed attempt is repeated though nobody waits.
  private let keepsTrying: Bool
  private var phase = Phase.idle
  private var waiting: [UInt64: Waiting] = [:]
  private var forgotten: Set<UInt64> = []
  private var lastID: UInt64 = 0
  /// Attempts that failed, and connections soon lost, since a connection last proved good.
  private var failures = 0
  /// Why the last attempt failed; nil once one has succeeded.
  private(set) var lastFailure: RPCError?
  /// Whether the next attempt has to be preceded by a delay: the last connection was soon lost.
  private var owesDelay = false
  /// Connections that ended during an attempt. One of them may be the attempt's own: it is handed over
  /// on another thread than the one on which it can end.
  private var endedEarly: [Connection] = []

  init(keepsTrying: Bool = false) { self.keepsTrying = keepsTrying }

  /// Whether the last attempt failed and none has succeeded since.
  var isOutOfReach: Bool { self.lastFailure != nil }

  /// What a call may do now.
  ///
  /// A call that is not patient waits for an attempt's outcome all the same: only when the service
  /// is known to be out of reach does it fail at once.
  mutating func request(isPatient: Bool) -> Verdict {
    switch self.phase {
    case .ready(let connection): return .use(connection)
    case .idle:
      self.phase = .connecting
      return .wait(connect: true)
    case .connecting: return .wait(connect: false)
    case .backingOff(let error): return isPatient ? .wait(connect: false) : .fail(error)
    case .stopped(let error): return .fail(error)
    }
  }

  /// A number for a call that is about to wait.
  mutating func nextID() -> UInt64 {
    self.lastID += 1
    return self.lastID
  }

  /// Keeps a waiting call.
  ///
  /// - Returns: Nil when it waits, or what happened meanwhile.
  mutating func wait(_ waiter: Waiter, id: UInt64, isPatient: Bool) -> Verdict? {
    if self.forgotten.remove(id) != nil { return .fail(.cancelled) }
    switch self.phase {
    case .ready(let connection): return .use(connection)
    case .stopped(let error): return .fail(error)
    case .backingOff(let error) where !isPatient: return .fail(error)
    case .idle:
      // The connection came and went meanwhile.
      self.phase = .connecting
      self.waiting[id] = Waiting(waiter: waiter, isPatient: isPatient)
      return .wait(connect: true)
    case .connecting, .backingOff:
      self.waiting[id] = Waiting(waiter: waiter, isPatient: isPatient)
      return nil
    }
  }

  /// Forgets a waiting call that gave up; one that has yet to wait will not.
  mutating func forget(_ id: UInt64) -> Waiter? {
    if let waiting = self.waiting.removeValue(forKey: id) { return waiting.waiter }
    self.forgotten.insert(id)
    return nil
  }

  /// A waiting call loses its patience.
  ///
  /// - Returns: It and why it fails, when the service is known to be out of reach; nil when it
  ///   waits for the attempt under way, or does not wait any more.
  mutating func losePatience(_ id: UInt64) -> (waiter: Waiter, error: RPCError)? {
    guard let waiter = self.waiting[id]?.waiter else { return nil }
    guard case .backingOff(let error) = self.phase else {
      self.waiting[id]?.isPatient = false
      return nil
    }
    self.waiting[id] = nil
    return (waiter, error)
  }

  /// Drops the mark that a call left which gave up after it had stopped waiting.
  mutating func finished(_ id: UInt64) { self.forgotten.remove(id) }

  /// An attempt begins.
  ///
  /// - Returns: The failures in a row after which it has to be delayed; nil for at once.
  mutating func beginAttempt() -> Int? {
    self.endedEarly = []
    defer { self.owesDelay = false }
    return self.owesDelay ? self.failures : nil
  }

  /// The attempt succeeded: everybody who waits goes on.
  mutating func connected(_ connection: Connection) -> Arrival {
    guard case .connecting = self.phase else { return .stopped }
    if self.endedEarly.contains(where: { $0 === connection }) { return .lost }
    self.endedEarly = []
    self.phase = .ready(connection)
    self.lastFailure = nil
    return .ready(self.takeWaiting { _ in true })
  }

  /// The attempt failed: those who are not patient fail.
  ///
  /// - Returns: Them, and how many failures in a row there were; nil when the client has stopped.
  mutating func failed(_ error: RPCError) -> (waiters: [Waiter], failures: Int)? {
    guard case .connecting = self.phase else { return nil }
    self.failures += 1
    self.lastFailure = error
    self.phase = .backingOff(error)
    return (self.takeWaiting { !$0.isPatient }, self.failures)
  }

  /// The delay is over.
  ///
  /// - Returns: Whether to connect now: because somebody waits, or the client keeps trying.
  mutating func backoffEnded() -> Bool {
    guard case .backingOff = self.phase else { return false }
    if self.waiting.isEmpty, !self.keepsTrying {
      self.phase = .idle
      return false
    }
    self.phase = .connecting
    return true
  }

  /// A connection is lost or drains; the next call makes another.
  ///
  /// - Parameter provedGood: Whether it lived long enough for past failures to be forgotten: a
  ///   service that accepts and drops must not be hammered.
  mutating func lost(_ connection: Connection, provedGood: Bool) {
    if case .connecting = self.phase { self.endedEarly.append(connection) }
    guard case .ready(let current) = self.phase, current === connection else { return }
    self.failures = provedGood ? 0 : self.failures + 1
    self.owesDelay = !provedGood
    self.phase = .idle
  }

  /// The client takes no further calls.
  ///
  /// - Returns: Everybody who waited.
  mutating func stop(_ error: RPCError) -> [Waiter] {
    if case .stopped = self.phase { return [] }
    self.phase = .stopped(error)
    return self.takeWaiting { _ in true }
  }

  private mutating func takeWaiting(_ isTaken: (Waiting) -> Bool) -> [Waiter] {
    let taken = self.waiting.filter { isTaken($0.value) }.sorted { $0.key < $1.key }
    for (id, _) in taken { self.waiting.removeValue(forKey: id) }
    return taken.map(\.value.waiter)
  }
}

extension Connectivity.Arrival: Equatable where Waiter: Equatable {}
