/// What holds for every run.
package struct RunLimits: Hashable, Sendable {
  /// Records without which a snapshot is not trained on.
  package var minimumRecords = 100
  /// How long a run may be worked on, waiting for other services included.
  package var maximumDuration: Duration = .seconds(8 * 3600)
  /// Whether staging passes on to production by itself once tested and approved.
  package var promotesAutomatically = false
  /// Time between two looks at an evaluation or a deployment.
  package var pollInterval: Duration = .milliseconds(250)
  /// Least time between two progress reports of one epoch.
  package var progressInterval: Duration = .milliseconds(200)
  /// How often in a row another service may break down over a step.
  package var maximumBreakdowns = 5

  /// The product's defaults.
  package init() {}
}
