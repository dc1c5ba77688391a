/// Why a run starts. The raw values are those of the public interface.
package enum TriggerReason: String, Hashable, Sendable, CaseIterable {
  /// Somebody asked for it.
  case manual
  /// Enough new quality samples.
  case dataThreshold = "data-threshold"
  /// The new samples are better than those of the last snapshot.
  case qualityImprovement = "quality-improvement"
  /// The version in production does worse than it must.
  case performanceDegradation = "performance-degradation"
  /// The interval since the last run has passed.
  case scheduled

  /// The reasons for which the service starts runs by itself, the most pressing first: when several
  /// hold at once, the first one is recorded.
  package static let automatic: [TriggerReason] = [
    .performanceDegradation, .dataThreshold, .qualityImprovement, .scheduled,
  ]
}
