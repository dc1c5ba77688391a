/// When the service starts runs by itself.
package struct TriggerSettings: Hashable, Sendable {
  /// New qualified samples that start a run, and qualified samples without which none starts.
  package var minimumSamples = 100
  /// By how much the average quality of new samples must exceed that of the last snapshot.
  package var qualityImprovement = 0.02
  /// The performance, 0 to 1, below which the version in production surely must be to start a run.
  package var minimumPerformance = 0.85
  /// Requests, or votes, without which they are no evidence of performance.
  package var minimumObservations = 20
  /// Time between the last run and a scheduled one.
  package var interval: Duration = .seconds(24 * 3600)
  /// Pause after an automatic run that failed or was rejected, and after a stopped one. It doubles
  /// with every further failure, up to `longestCoolDown`.
  package var coolDown: Duration = .seconds(15 * 60)
  /// Bound of the doubled pause.
  package var longestCoolDown: Duration = .seconds(24 * 3600)
  /// Pause between two runs for performance: a new version needs time to be approved and measured.
  package var degradationCoolDown: Duration = .seconds(6 * 3600)
  /// How long no new sample must have come in before new data starts a run.
  package var settleTime: Duration = .seconds(2)
  /// The triggers that may fire.
  package var enabled = Set(TriggerReason.automatic)

  /// The product's defaults.
  package init() {}

  /// How long new data that keeps coming in may hold a run back.
  package var longestSettleTime: Duration { self.settleTime * 30 }

  /// New qualified samples without which their average quality says little: a tenth of
  /// `minimumSamples`.
  package var minimumSamplesForQuality: Int { max(1, self.minimumSamples / 10) }
}
