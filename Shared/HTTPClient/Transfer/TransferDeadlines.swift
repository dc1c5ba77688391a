/// Which limit of a request runs out next, as the request goes on. All times are of `MonotonicTime`.
struct TransferDeadlines {
  /// What the transfer does.
  enum Phase {
    /// Waits for its connection, whose limit curl itself keeps. Can change to `sending` or `waiting`.
    case connecting
    /// Sends a body. Can change to `waiting` or `receiving`.
    case sending
    /// Waits for the header. Can change to `receiving`.
    case waiting
    /// Reads the body. Can change to `connecting`, when a connection that was reused turns out to be dead.
    case receiving
  }

  private let timeouts: Timeouts
  private let start: Int64
  private var lastProgress: Int64
  private(set) var phase = Phase.connecting
  /// Whether this side is the one that waits: for its reader, or for what it is to send.
  var isPaused = false

  init(_ timeouts: Timeouts, start: Int64) {
    self.timeouts = timeouts
    self.start = start
    self.lastProgress = start
  }

  /// Something was received or sent, or a pause ended.
  mutating func progress(at now: Int64) { self.lastProgress = now }

  /// Another phase begins.
  mutating func enter(_ phase: Phase, at now: Int64) {
    self.phase = phase
    self.lastProgress = now
  }

  /// When the next limit runs out, and which it is; nil when none ever does.
  var next: (time: Int64, limit: Timeouts.Limit)? {
    let total = self.timeouts.total.map { (self.start + $0.nanoseconds, Timeouts.Limit.total) }
    let part: (Int64, Timeouts.Limit)? =
      switch self.phase {
      case .connecting: nil
      case .waiting: self.timeouts.head.map { (self.lastProgress + $0.nanoseconds, .head) }
      case .sending, .receiving:
        self.isPaused
          ? nil : self.timeouts.stall.map { (self.lastProgress + $0.nanoseconds, .stall) }
      }
    guard let total else { return part.map { (time: $0.0, limit: $0.1) } }
    guard let part, part.0 < total.0 else { return (time: total.0, limit: total.1) }
    return (time: part.0, limit: part.1)
  }
}
