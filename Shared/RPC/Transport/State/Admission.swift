internal import NIOCore

/// How many calls a server works on at once, and which of the others wait.
///
/// Counts running handlers, not open streams: a call that was cancelled still costs until its handler
/// returns, or a peer could open and cancel without end (CVE-2023-44487).
///
/// A call that finds no room waits if its deadline leaves hope, and is refused at once if not: work
/// for a caller that has gone by then only makes the others late. A call without a deadline never
/// waits, since nothing would ever end that.
struct Admission<Call: AnyObject> {
  /// What becomes of a call.
  enum Verdict: Hashable {
    /// It runs; `finished` must follow.
    case run
    /// It waits; `finished` of another will bring it up.
    case wait
    /// There is no room, and no queue or no place in it.
    case refuseFull
    /// It would have to wait longer than its caller does.
    case refuseLate
  }

  private struct Waiting {
    let call: Call
    let deadline: NIODeadline
  }

  private let limit: Int
  private let maxWaiting: Int
  private var waiting = CircularBuffer<Waiting>()
  /// The moving average of how long a call runs, in nanoseconds; 0 while none has ended.
  private var meanNanoseconds = 0.0
  /// Calls that run, cancelled ones that have not returned included.
  private(set) var running = 0

  /// The weight of a new sample in the average: the last ten or so calls count.
  private static var weight: Double { 0.1 }

  /// Creates an admission of so many calls at once, with so many waiting.
  init(limit: Int, maxWaiting: Int) {
    self.limit = limit
    self.maxWaiting = maxWaiting
  }

  /// Whether it is time to know how long calls take: half of the room is used.
  var wantsDurations: Bool { self.running > self.limit / 2 }

  /// Calls that wait.
  var waitingCount: Int { self.waiting.count }

  /// Judges a call.
  mutating func admit(
    _ call: Call, deadline: NIODeadline, at now: @autoclosure () -> NIODeadline
  ) -> Verdict {
    if self.running < self.limit {
      self.running += 1
      return .run
    }
    guard deadline != .distantFuture, self.waiting.count < self.maxWaiting else {
      return .refuseFull
    }
    guard now() + self.expectedTime(behind: self.waiting.count) < deadline else {
      return .refuseLate
    }
    self.waiting.append(Waiting(call: call, deadline: deadline))
    return .wait
  }

  /// A call has returned.
  ///
  /// - Parameters:
  ///   - duration: How long it ran; nil when that was not measured, and for a stream, whose length
  ///     says nothing about the others.
  ///   - now: The time.
  /// - Returns: The call that runs in its place, if one waits; and those that no longer can in time.
  mutating func finished(
    after duration: TimeAmount?, at now: @autoclosure () -> NIODeadline
  ) -> (next: Call?, late: [Call]) {
    if let duration {
      let sample = Double(duration.nanoseconds)
      self.meanNanoseconds +=
        self.meanNanoseconds == 0 ? sample : Self.weight * (sample - self.meanNanoseconds)
    }
    var late: [Call] = []
    while let first = self.waiting.popFirst() {
      if now() + .nanoseconds(Int64(self.meanNanoseconds)) < first.deadline {
        return (first.call, late)
      }
      late.append(first.call)
    }
    self.running -= 1
    return (nil, late)
  }

  /// Drops a call that waits and whose caller has gone.
  mutating func forget(_ call: Call) { self.waiting.removeAll { $0.call === call } }

  /// How long a call takes that has so many before it, its own run included.
  private func expectedTime(behind count: Int) -> TimeAmount {
    .nanoseconds(Int64(self.meanNanoseconds * (Double(count + 1) / Double(self.limit) + 1)))
  }
}
