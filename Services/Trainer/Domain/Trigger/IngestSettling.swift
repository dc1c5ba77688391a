package import FoundationEssentials

/// Holds a start for new data back while data is still coming in, so that an import that is under way is not cut in
/// half by the run that it sets off.
package struct IngestSettling: Hashable, Sendable {
  /// How long nothing new must have come in.
  package let quiet: Duration
  /// How long a start is held back at most, for data that never stops coming.
  package let longest: Duration

  private var lastCount: Int?
  private var lastChange = Date.distantPast
  private var heldSince: Date?

  package init(quiet: Duration, longest: Duration) {
    self.quiet = quiet
    self.longest = longest
  }

  /// Notes how many new samples there are now.
  package mutating func observe(newSamples count: Int, at now: Date) {
    guard count != self.lastCount else { return }
    // What was there at the first look is no change.
    if self.lastCount != nil { self.lastChange = now }
    self.lastCount = count
  }

  /// Whether a start is being held back.
  package var isHolding: Bool { self.heldSince != nil }

  /// Whether a start that is due may happen now.
  package mutating func allowsStart(at now: Date) -> Bool {
    let since = self.heldSince ?? now
    let isQuiet = now >= self.lastChange.addingTimeInterval(self.quiet / .seconds(1))
    let isOverdue = now >= since.addingTimeInterval(self.longest / .seconds(1))
    self.heldSince = isQuiet || isOverdue ? nil : since
    return isQuiet || isOverdue
  }
}
