internal import Glibc
internal import Synchronization

/// The time during which calls are measured: after the warm-up, for as long as was asked.
///
/// A closed loop: a caller's next call begins when its last has ended, so one look at the clock serves
/// both. Any thread may report.
public final class LoadWindow: Sendable {
  private enum Phase {
    case warmingUp(until: UInt64)
    case measuring(until: UInt64)
    case over
  }

  private struct State {
    var phase = Phase.over
    var histogram = LatencyHistogram()
    var opened = Moment()
    var closed = Moment()
    var isReported = false
  }

  private struct Moment {
    var nanoseconds: UInt64 = 0
    var clientSeconds = 0.0
    var serverSeconds = 0.0
  }

  private let peer: String
  private let caseName: String
  private let server: pid_t
  private let warmUpNanoseconds: UInt64
  private let durationNanoseconds: UInt64
  private let state = Mutex(State())

  /// Reads the window's arguments.
  public init(_ arguments: Arguments) {
    self.peer = arguments.text("peer")
    self.caseName = arguments.text("case")
    self.server = arguments.number("server-pid")
    self.warmUpNanoseconds = UInt64(arguments.number("warmup-s", default: 0.3) * 1e9)
    self.durationNanoseconds = UInt64(arguments.number("duration-s", default: 1.0) * 1e9)
  }

  /// Begins the warm-up.
  ///
  /// - Returns: The start of every caller's first call.
  public func begin() -> UInt64 {
    let now = Self.now()
    self.state.withLock { $0.phase = .warmingUp(until: now + self.warmUpNanoseconds) }
    return now
  }

  /// Counts a call, or a message of a stream, that began at `start` and has just ended.
  ///
  /// - Returns: The start of the next one; nil when the window is over.
  public func complete(_ start: UInt64) -> UInt64? {
    let now = Self.now()
    return self.state.withLock { state in
      switch state.phase {
      case .warmingUp(let end):
        guard now >= end else { return now }
        state.opened = self.moment()
        let opened = state.opened.nanoseconds
        state.phase = .measuring(until: opened + self.durationNanoseconds)
        return opened
      case .measuring(let end):
        state.histogram.record(nanoseconds: now > start ? now - start : 0)
        guard now >= end else { return now }
        state.closed = self.moment()
        state.phase = .over
        return nil
      case .over:
        return nil
      }
    }
  }

  /// Prints the result as a line of JSON and ends the process. For a caller that `complete` told to
  /// stop.
  public func report() -> Never {
    let line = self.state.withLock { state -> String? in
      if state.isReported { return nil }
      state.isReported = true
      return self.result(state)
    }
    guard let line else { while true { pause() } }
    print(line)
    fflush(nil)
    _exit(0)
  }

  private func result(_ state: State) -> String {
    let calls = Double(state.histogram.total)
    let seconds = Double(state.closed.nanoseconds - state.opened.nanoseconds) * 1e-9
    let client = (state.closed.clientSeconds - state.opened.clientSeconds) * 1e6 / calls
    let server = (state.closed.serverSeconds - state.opened.serverSeconds) * 1e6 / calls
    let figures: [(String, Double)] = [
      ("calls_per_s", calls / seconds),
      ("p50_us", state.histogram.microseconds(atQuantile: 0.5)),
      ("p99_us", state.histogram.microseconds(atQuantile: 0.99)),
      ("p999_us", state.histogram.microseconds(atQuantile: 0.999)),
      ("client_cpu_s_per_1e6", client),
      ("server_cpu_s_per_1e6", server),
      ("client_rss_mb", ProcessReading.peakResidentMiB(of: 0)),
      ("server_rss_mb", ProcessReading.peakResidentMiB(of: self.server)),
    ]
    let fields = figures.map { "\"\($0)\": \(($1 * 1000).rounded() / 1000)" }
    return "{\"peer\": \"\(self.peer)\", \"case\": \"\(self.caseName)\", "
      + fields.joined(separator: ", ") + "}"
  }

  private func moment() -> Moment {
    Moment(
      nanoseconds: Self.now(),
      clientSeconds: ProcessReading.processorSeconds(of: 0),
      serverSeconds: ProcessReading.processorSeconds(of: self.server))
  }

  private static func now() -> UInt64 {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return UInt64(time.tv_sec) * 1_000_000_000 + UInt64(time.tv_nsec)
  }
}
