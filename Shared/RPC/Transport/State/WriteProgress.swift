internal import NIOCore

/// Decides when a peer that does not take what is sent to it is given up.
struct WriteProgress: Hashable, Sendable {
  enum Verdict: Hashable, Sendable {
    /// Nothing waits to be sent.
    case idle
    /// Look again at this instant.
    case wait(until: NIODeadline)
    /// Nothing was taken for the whole time.
    case fail
  }

  private let timeout: TimeAmount
  private var handedOver = 0
  private var taken = 0
  private var progressedAt: NIODeadline?

  init(timeout: TimeAmount) { self.timeout = timeout }

  /// Counts bytes given to the socket to send.
  mutating func handOver(_ bytes: Int) { self.handedOver += bytes }

  /// Judges.
  ///
  /// - Parameters:
  ///   - buffered: How many bytes the socket still holds. TLS makes them more than were handed over,
  ///     which can hide progress of a few bytes and never pretend any.
  ///   - now: The time.
  mutating func check(buffered: Int, at now: NIODeadline) -> Verdict {
    let taken = self.handedOver - buffered
    defer { self.taken = max(self.taken, taken) }
    guard buffered > 0 else {
      self.progressedAt = nil
      return .idle
    }
    guard let progressedAt = self.progressedAt, taken <= self.taken else {
      self.progressedAt = now
      return .wait(until: now + self.timeout)
    }
    let end = progressedAt + self.timeout
    return now >= end ? .fail : .wait(until: end)
  }
}
