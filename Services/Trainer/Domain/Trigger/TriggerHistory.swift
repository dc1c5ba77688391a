package import FoundationEssentials

/// What the ledger knows that triggers depend on.
package struct TriggerHistory: Hashable, Sendable {
  /// The newest runs, newest first.
  package var recentRuns: [Run] = []
  /// When each trigger last started a run.
  package var lastFired: [TriggerReason: Date] = [:]
  /// The last ingestion sequence that a run has made use of. The data of failed runs counts as
  /// unused: the next run is to learn from it.
  package var usedSequence: UInt64 = 0
  /// Average quality of the last snapshot that was trained on.
  package var lastSnapshotQuality: Double?
  /// When the interval of scheduled runs began; nil before the first run.
  package var scheduleAnchor: Date?

  /// A pipeline that never ran.
  package init() {}

  /// The run that is not at its end.
  package var activeRun: Run? { self.recentRuns.first { !$0.state.isFinal } }

  /// The last run that is at its end.
  package var lastFinishedRun: Run? { self.recentRuns.first { $0.state.isFinal } }
}
