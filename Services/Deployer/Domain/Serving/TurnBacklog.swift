import FoundationEssentials

/// The turns that wait for the Collector.
struct TurnBacklog: Hashable, Sendable {
  let count: Int
  /// `nil` when none waits.
  let nextDueAt: Date?
}
