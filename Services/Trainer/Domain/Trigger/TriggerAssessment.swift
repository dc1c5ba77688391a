package import FoundationEssentials

/// What follows from an observation.
package struct TriggerAssessment: Hashable, Sendable {
  /// The automatic triggers, the most pressing first.
  package var triggers: [TriggerStatus]
  /// The run to start now; nil when none is.
  package var decision: TriggerDecision?
  /// Why training does not start now; empty when it does.
  package var blockers: [String]
  /// The version in production; nil when there is none, or when that is unknown.
  package var productionVersion: ModelVersionID?
  /// How the version in production does; nil when too little was observed.
  package var performance: ProductionPerformance?
  /// Whether the Collector answered.
  package var isCollectorKnown: Bool
  /// Where the interval of scheduled runs must begin anew, because the clock was set back behind
  /// the old beginning.
  package var newScheduleAnchor: Date?
}
