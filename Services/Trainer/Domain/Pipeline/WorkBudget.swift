/// The time that a run may still be worked on.
package struct WorkBudget: Sendable {
  private let limit: Duration
  private let workedBefore: Duration
  private let startedAt: Duration
  private let uptime: @Sendable () -> Duration

  /// The budget of a run that this process begins or continues now.
  package init(run: Run, limit: Duration, time: Timekeeper) {
    self.limit = limit
    self.workedBefore = run.worked
    self.startedAt = time.uptime()
    self.uptime = time.uptime
  }

  /// How long the run has been worked on, by former processes and by this one.
  package var worked: Duration { self.workedBefore + self.uptime() - self.startedAt }

  /// Passes while there is time left.
  ///
  /// - Parameter activity: What is being done, for the failure.
  package func check(_ activity: String) throws(RunFailure) {
    guard self.worked >= self.limit else { return }
    throw .timeExceeded(limitHours: self.limit / .seconds(3600), waitingFor: activity)
  }
}
