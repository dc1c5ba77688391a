internal import NIOCore

/// Chooses the member of a pool that gets the next call, and leaves out those that fail.
///
/// Of two members chosen at random, the one with fewer calls in flight: nearly as even as the least
/// of all, without every client running after the same idle member (Mitzenmacher, "The Power of Two
/// Choices in Randomized Load Balancing", 2001).
struct Balancer<Member: Hashable & Sendable>: Sendable {
  /// What a call said about its member.
  enum Report: Hashable, Sendable {
    /// It answers, if only with an error of its own.
    case answered
    /// It was out of reach or too slow.
    case failed
    /// Nothing: the caller gave up.
    case nothing
  }

  /// When a member is left out, and how long.
  struct Policy: Hashable, Sendable {
    /// After how many failures in a row.
    var failures = 5
    /// For how long the first time; each further time in a row twice as long.
    var ejection = TimeAmount.seconds(5)
    /// For how long at most.
    var longestEjection = TimeAmount.minutes(5)
  }

  private struct Standing {
    var inFlight = 0
    var failures = 0
    /// Ejections in a row.
    var ejections = 0
    var ejectedUntil: NIODeadline?
  }

  private let policy: Policy
  private var members: [Member] = []
  private var standings: [Member: Standing] = [:]

  init(policy: Policy = Policy()) { self.policy = policy }

  /// How many members there are.
  var count: Int { self.members.count }

  /// Replaces the members; those that stay keep their standing.
  mutating func update(_ members: [Member]) {
    self.members = members
    let kept = Set(members)
    self.standings = self.standings.filter { kept.contains($0.key) }
    for member in members where self.standings[member] == nil {
      self.standings[member] = Standing()
    }
  }

  /// Chooses a member and counts a call in.
  ///
  /// - Parameters:
  ///   - now: The time.
  ///   - generator: The source of chance.
  ///   - isCandidate: Who may be chosen; everybody, unless given.
  /// - Returns: The member; nil when there is none.
  mutating func pick(
    at now: NIODeadline, using generator: inout some RandomNumberGenerator,
    where isCandidate: (Member) -> Bool = { _ in true }
  ) -> Member? {
    let candidates = self.members.filter(isCandidate)
    var admitted = candidates.filter { self.isAdmitted($0, at: now) }
    // With all of them left out, any of them is as good a guess as refusing the call.
    if admitted.isEmpty { admitted = candidates }
    guard let first = admitted.randomElement(using: &generator) else { return nil }
    let second = admitted.filter { $0 != first }.randomElement(using: &generator)
    let chosen =
      second.map { self.inFlight(of: $0) < self.inFlight(of: first) ? $0 : first } ?? first
    self.standings[chosen]?.inFlight += 1
    return chosen
  }

  /// Counts a call out.
  mutating func ended(_ member: Member, _ report: Report, at now: NIODeadline) {
    guard var standing = self.standings[member] else { return }
    defer { self.standings[member] = standing }
    standing.inFlight -= 1
    switch report {
    case .nothing: return
    case .answered:
      standing.failures = 0
      standing.ejections = 0
      standing.ejectedUntil = nil
    case .failed:
      standing.failures += 1
      // Calls that were under way when it was left out say nothing new.
      let isOut = standing.ejectedUntil.map { now < $0 } ?? false
      guard standing.failures >= self.policy.failures, !isOut else { return }
      standing.ejectedUntil = now + self.ejection(after: standing.ejections)
      standing.ejections += 1
      // Back in, the first failure decides.
      standing.failures = self.policy.failures - 1
    }
  }

  /// Whether a member gets calls.
  func isAdmitted(_ member: Member, at now: NIODeadline) -> Bool {
    self.standings[member]?.ejectedUntil.map { now >= $0 } ?? true
  }

  /// The calls that a member works on.
  func inFlight(of member: Member) -> Int { self.standings[member]?.inFlight ?? 0 }

  private func ejection(after earlier: Int) -> TimeAmount {
    // Beyond 32 doublings every time is past the longest.
    let factor = Int64(1) << Int64(min(earlier, 32))
    let (product, overflow) = self.policy.ejection.nanoseconds.multipliedReportingOverflow(
      by: factor)
    return overflow
      ? self.policy.longestEjection : min(.nanoseconds(product), self.policy.longestEjection)
  }
}
