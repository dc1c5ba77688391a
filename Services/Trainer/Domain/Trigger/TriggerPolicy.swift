package import FoundationEssentials

/// Decides when a run starts by itself: a function of what was observed and of the time.
///
/// - **performance-degradation** fires when the upper bound of the performance's 95 % interval is
///   below the minimum: the version in production is surely too bad, not just unlucky.
/// - **data-threshold** fires when enough new qualified samples have come in.
/// - **quality-improvement** fires when the new samples, at least a tenth of the threshold, have an
///   average quality that is above the quality threshold and exceeds that of the last snapshot by
///   the improvement asked for.
/// - **scheduled** fires when the interval since the last run has passed. The first run of all is
///   not scheduled: it waits for data.
///
/// None fires while a run is active, during a cool-down, while the Collector cannot be asked, or
/// with fewer qualified samples than a run needs.
package struct TriggerPolicy: Sendable {
  /// The thresholds.
  package let settings: TriggerSettings

  package init(settings: TriggerSettings) { self.settings = settings }

  /// What follows from an observation at a time.
  package func assess(
    _ observation: TriggerObservation, history: TriggerHistory, at now: Date
  ) -> TriggerAssessment {
    let statistics = try? observation.statistics.get()
    let traffic = (try? observation.production.get()) ?? nil
    let performance = traffic.flatMap { traffic in
      ProductionPerformance(
        traffic: traffic, feedback: statistics?.feedback[traffic.version],
        minimumObservations: self.settings.minimumObservations)
    }
    let anchor = history.scheduleAnchor.map { min($0, now) }
    let triggers = [
      self.degradation(observation.production, traffic, performance, history, now),
      self.dataThreshold(statistics, history),
      self.qualityImprovement(statistics, history),
      self.schedule(since: anchor, history, now),
    ]
    var blockers = self.blockers(observation, history, now)
    let firing = triggers.first { $0.isEnabled && $0.isMet }
    // Counters taken before a run used the data would count it as new once more.
    let isCurrent = statistics?.afterIngestSequence == history.usedSequence
    let decision = firing.map { TriggerDecision(reason: $0.reason, detail: $0.detail) }
    if firing == nil, blockers.isEmpty {
      let waiting = triggers.filter(\.isEnabled).map { "\($0.reason.rawValue): \($0.detail)" }
      blockers = waiting.isEmpty ? ["TRAINING_TRIGGERS switches every trigger off"] : waiting
    }
    return TriggerAssessment(
      triggers: triggers, decision: blockers.isEmpty && isCurrent ? decision : nil,
      blockers: blockers, productionVersion: traffic?.version, performance: performance,
      isCollectorKnown: statistics != nil,
      newScheduleAnchor: anchor == history.scheduleAnchor ? nil : anchor)
  }

  /// What hinders every trigger alike.
  private func blockers(
    _ observation: TriggerObservation, _ history: TriggerHistory, _ now: Date
  ) -> [String] {
    var blockers: [String] = []
    if let run = history.activeRun {
      blockers.append("run \(run.id) is active (\(run.state.rawValue))")
    }
    switch observation.statistics {
    case .failure(let error):
      blockers.append("\(error); start it, or check COLLECTOR_ADDRESS")
    case .success(let statistics) where statistics.qualified < self.settings.minimumSamples:
      blockers.append(
        "data threshold: \(statistics.qualified) of \(self.settings.minimumSamples)"
          + " qualified samples")
    case .success: break
    }
    if let coolDown = CoolDown(after: history.recentRuns, settings: self.settings, at: now) {
      blockers.append(
        "cool-down until \(coolDown.until.formatted(.iso8601)), because \(coolDown.cause)")
    }
    return blockers
  }

  private func dataThreshold(
    _ statistics: CollectionStatistics?, _ history: TriggerHistory
  ) -> TriggerStatus {
    guard let statistics else {
      return self.status(.dataThreshold, history, false, "unknown while the Collector is away")
    }
    return self.status(
      .dataThreshold, history, statistics.newQualified >= self.settings.minimumSamples,
      "\(statistics.newQualified) of \(self.settings.minimumSamples) new qualified samples")
  }

  private func qualityImprovement(
    _ statistics: CollectionStatistics?, _ history: TriggerHistory
  ) -> TriggerStatus {
    let reason = TriggerReason.qualityImprovement
    guard let statistics else {
      return self.status(reason, history, false, "unknown while the Collector is away")
    }
    guard let lastQuality = history.lastSnapshotQuality else {
      return self.status(reason, history, false, "no earlier snapshot to compare with")
    }
    let enough = self.settings.minimumSamplesForQuality
    guard statistics.newQualified >= enough else {
      return self.status(
        reason, history, false,
        "\(statistics.newQualified) of \(enough) new qualified samples to compare")
    }
    let quality = statistics.newAverageQuality
    let bar = max(statistics.qualityThreshold, lastQuality + self.settings.qualityImprovement)
    return self.status(
      reason, history, quality >= bar,
      "average quality \(quality.inThousandths) of \(statistics.newQualified) new samples,"
        + " needs \(bar.inThousandths) (last snapshot \(lastQuality.inThousandths))")
  }

  private func degradation(
    _ production: Result<ProductionTraffic?, PeerError>, _ traffic: ProductionTraffic?,
    _ performance: ProductionPerformance?, _ history: TriggerHistory, _ now: Date
  ) -> TriggerStatus {
    let reason = TriggerReason.performanceDegradation
    if case .failure = production {
      return self.status(reason, history, false, "unknown while the Deployer is away")
    }
    guard let traffic else {
      return self.status(reason, history, false, "no version in production")
    }
    guard let performance else {
      return self.status(
        reason, history, false,
        "\(traffic.version) has fewer than \(self.settings.minimumObservations) requests and"
          + " fewer than \(self.settings.minimumObservations) votes")
    }
    let detail =
      "\(traffic.version) performs at \(performance.value.inThousandths)"
      + " (\(performance.lower.inThousandths) to \(performance.upper.inThousandths),"
      + " \(performance.observations) observations),"
      + " must reach \(self.settings.minimumPerformance.inThousandths)"
    let isBad = performance.upper < self.settings.minimumPerformance
    let pause = self.settings.degradationCoolDown / .seconds(1)
    if isBad, let lastFired = history.lastFired[reason], lastFired <= now,
      now < lastFired.addingTimeInterval(pause)
    {
      return self.status(
        reason, history, false, detail + "; a run for this has just been made",
        nextDueAt: lastFired.addingTimeInterval(pause))
    }
    return self.status(reason, history, isBad, detail)
  }

  private func schedule(
    since anchor: Date?, _ history: TriggerHistory, _ now: Date
  ) -> TriggerStatus {
    guard let anchor else {
      return self.status(.scheduled, history, false, "waits for a first run")
    }
    let dueAt = anchor.addingTimeInterval(self.settings.interval / .seconds(1))
    let hours = (self.settings.interval / .seconds(3600)).inThousandths
    return self.status(
      .scheduled, history, now >= dueAt, "every \(hours) hours", nextDueAt: dueAt)
  }

  private func status(
    _ reason: TriggerReason, _ history: TriggerHistory, _ isMet: Bool, _ detail: String,
    nextDueAt: Date? = nil
  ) -> TriggerStatus {
    let isEnabled = self.settings.enabled.contains(reason)
    return TriggerStatus(
      reason: reason, isEnabled: isEnabled, isMet: isMet, detail: detail,
      lastFiredAt: history.lastFired[reason], nextDueAt: isEnabled ? nextDueAt : nil)
  }
}
