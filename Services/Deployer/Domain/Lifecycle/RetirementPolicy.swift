import FoundationEssentials

/// When the end of a model version is near enough to matter. Pure: the same facts give the same findings.
struct RetirementPolicy: Hashable, Sendable {
  /// PROMOTION_RETIREMENT_HORIZON_DAYS: what stops answering within so many days does not go into production.
  var horizonDays = 30
  /// RETIREMENT_ALERT_DAYS: so many days before an end an alert is raised.
  var alertDays = [90, 30, 7]

  /// The days before an idle deletion that alerts are raised at, beside those of `alertDays` that lie within its time.
  private static let lastIdleDay = 1
  private static let day = 86_400.0

  /// That an end is near.
  struct Finding: Hashable, Sendable {
    /// What ends.
    enum Subject: String, Hashable, Sendable {
      case trainingEnd = "training-end"
      case shutdown
      /// The provider deletes what has not answered for long.
      case idleDeletion = "idle-deletion"
    }

    let subject: Subject
    let at: Date
    /// The thresholds that are reached, the nearest to the end first.
    let reachedDays: [Int]
    /// Whether nothing nearer is to come but the end itself.
    let isLast: Bool
    /// What happens and what to do.
    let detail: String
  }

  /// Why a version may not go into production; `nil` when it may.
  func objection(to id: ModelVersionID, _ lifecycle: ModelLifecycle, at now: Date) -> String? {
    let horizon = now.addingTimeInterval(Double(self.horizonDays) * Self.day)
    guard let end = lifecycle.shutdown, end.at <= now || end.at < horizon else { return nil }
    let verb = end.at <= now ? "has stopped" : "stops"
    return
      "model version \(id) \(verb) answering on \(ModelLifecycle.day(end.at)) (\(end.source)), "
      + "within PROMOTION_RETIREMENT_HORIZON_DAYS (\(self.horizonDays)); \(lifecycle.advice)"
  }

  /// The ends of a version that are near.
  ///
  /// - Parameter lastUse: When it answered last, or could have first; the time of idle deletion runs from then.
  func findings(
    on id: ModelVersionID, _ lifecycle: ModelLifecycle, lastUse: Date, at now: Date
  ) -> [Finding] {
    var findings = lifecycle.ends.compactMap { end in
      self.finding(
        end.stage == .shutdown ? .shutdown : .trainingEnd, end.at, self.alertDays, now,
        "\(Self.words(end, id)) (\(end.source)); \(lifecycle.advice)")
    }
    if let days = lifecycle.idleDeletionDays {
      let at = lastUse.addingTimeInterval(Double(days) * Self.day)
      let thresholds = self.alertDays.filter { $0 < days } + [Self.lastIdleDay]
      let finding = self.finding(
        .idleDeletion, at, thresholds, now,
        "what answers with model version \(id) is deleted on \(ModelLifecycle.day(at)) unless it is "
          + "asked before: the provider keeps nothing that is idle for \(days) days; ask it "
          + "something, or deploy it there again before it is needed")
      findings += [finding].compactMap { $0 }
    }
    return findings
  }

  /// Days until the nearest end, negative once it is past; `nil` when nothing is known to end.
  func daysLeft(_ lifecycle: ModelLifecycle, at now: Date) -> Double? {
    lifecycle.shutdown.map { $0.at.timeIntervalSince(now) / Self.day }
  }

  private func finding(
    _ subject: Finding.Subject, _ at: Date, _ thresholds: [Int], _ now: Date, _ detail: String
  ) -> Finding? {
    let daysLeft = at.timeIntervalSince(now) / Self.day
    // The end itself is the last threshold.
    let all = Set(thresholds + [0]).sorted()
    let reached = all.filter { daysLeft <= Double($0) }
    guard let nearest = reached.first else { return nil }
    return Finding(
      subject: subject, at: at, reachedDays: reached,
      isLast: nearest <= (thresholds.min() ?? 0), detail: detail)
  }

  private static func words(_ end: ModelLifecycle.End, _ id: ModelVersionID) -> String {
    let day = ModelLifecycle.day(end.at)
    return switch end.stage {
    case .shutdown: "model version \(id) stops answering on \(day)"
    case .trainingEnd: "nothing is trained on the base model of \(id) any more from \(day) on"
    }
  }
}
