/// How the pipeline stands.
package struct PipelineStatus: Hashable, Sendable {
  /// The run that is not at its end.
  package let activeRun: Run?
  /// The newest run that is.
  package let lastRun: Run?
  /// Every trigger, manual start included.
  package let triggers: [TriggerStatus]
  /// The version in production; nil when there is none, or when that is unknown.
  package let productionVersion: ModelVersionID?
  /// How it does; nil when too little was observed.
  package let performance: ProductionPerformance?
  /// What the active run waits for while another service does not do its part.
  package let waiting: String?
  /// Whether the Collector answered when it was last asked.
  package let isCollectorKnown: Bool
  /// Why training does not start now, or does not go on; empty when nothing hinders it.
  package let blockers: [String]
}
