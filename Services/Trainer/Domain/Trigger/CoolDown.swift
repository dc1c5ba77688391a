package import FoundationEssentials

/// The pause after a run that went wrong, so that a cause that does not pass cannot make the
/// pipeline spin.
package struct CoolDown: Hashable, Sendable {
  /// When it is over.
  package let until: Date
  /// Why there is one.
  package let cause: String

  /// The pause in force at `now`; nil when there is none.
  ///
  /// A run that somebody started by hand and that failed says nothing about the automatic ones and
  /// is passed over. A run that ended in the future ended before the clock was set back: its pause
  /// is taken as over rather than extended by the step.
  package init?(after runs: [Run], settings: TriggerSettings, at now: Date) {
    let relevant = runs.filter { $0.state.isFinal }.drop { !$0.isAutomatic && $0.state == .failed }
    guard let run = relevant.first, let finishedAt = run.finishedAt, finishedAt <= now else {
      return nil
    }
    let pause: Duration
    switch run.state {
    case .failed:
      let failures = relevant.prefix { $0.state == .failed }.filter(\.isAutomatic).count
      pause = min(
        settings.longestCoolDown, settings.coolDown * (1 << min(failures - 1, 20)))
    case .rejected where run.isAutomatic, .stopped: pause = settings.coolDown
    case .rejected, .completed, .collecting, .training, .evaluating, .deploying: return nil
    }
    let until = finishedAt.addingTimeInterval(pause / .seconds(1))
    guard now < until else { return nil }
    self.until = until
    self.cause = "run \(run.id) \(run.state.verb): \(run.outcomeDetail)"
  }
}

extension RunState {
  /// The state after a run's name.
  fileprivate var verb: String {
    switch self {
    case .collecting, .training, .evaluating, .deploying: "is \(self.rawValue)"
    case .completed, .failed: self.rawValue
    case .stopped, .rejected: "was \(self.rawValue)"
    }
  }
}
