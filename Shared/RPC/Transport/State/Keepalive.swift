internal import NIOCore

/// Decides when to PING and when a silent peer is gone.
struct Keepalive: Hashable, Sendable {
  enum Action: Hashable, Sendable {
    /// Nothing until this instant.
    case wait(until: NIODeadline)
    /// Send a PING with this number, then look again at the instant.
    case ping(UInt64, thenAt: NIODeadline)
    /// The peer is gone.
    case fail
  }

  private let interval: TimeAmount
  private let timeout: TimeAmount
  private var lastReceived: NIODeadline
  private var pings: UInt64 = 0
  private var pingedAt: NIODeadline?

  init(interval: TimeAmount, timeout: TimeAmount, now: NIODeadline) {
    self.interval = interval
    self.timeout = timeout
    self.lastReceived = now
  }

  /// Bytes came: whatever they are, the peer is there.
  mutating func received(at now: NIODeadline) { self.lastReceived = now }

  /// A PONG came.
  mutating func receivedPong(_ number: UInt64) throws(ProtocolViolation) {
    guard self.pingedAt != nil, number == self.pings else { throw .unexpectedPong }
    self.pingedAt = nil
  }

  /// What is due.
  mutating func check(at now: NIODeadline) -> Action {
    if let pingedAt = self.pingedAt {
      let end = max(pingedAt, self.lastReceived) + self.timeout
      return now >= end ? .fail : .wait(until: end)
    }
    let due = self.lastReceived + self.interval
    guard now >= due else { return .wait(until: due) }
    self.pings += 1
    self.pingedAt = now
    return .ping(self.pings, thenAt: now + self.timeout)
  }
}
