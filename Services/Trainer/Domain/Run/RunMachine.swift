package import FoundationEssentials

/// The rules of a run's life, without any effect.
///
///     collecting -> training -> evaluating -> deploying -> completed
///          |            |            |  \          |
///          |            |            |   rejected  |
///          +------------+------------+-------------+-> failed, stopped
///
/// Each event happens at most once in a run (progress apart), so that a step which is done again
/// after a crash cannot be counted twice.
package enum RunMachine {
  /// The step that brings the run forward; nil when it is final.
  package static func nextStep(of run: Run) -> RunStep? {
    if run.state.isFinal { return nil }
    if run.stopRequest != nil { return .stop }
    switch run.state {
    case .collecting: return .takeSnapshot
    case .training: return .train
    case .evaluating: return run.evaluationID == nil ? .startEvaluation : .awaitEvaluation
    case .deploying: return run.deploymentID == nil ? .startDeployment : .awaitDeployment
    case .completed, .failed, .stopped, .rejected: return nil
    }
  }

  /// The run after an event.
  ///
  /// - Throws: `IllegalRunEvent` when the event cannot happen in the run's state.
  package static func applying(
    _ event: RunEvent, to run: Run, at time: Date
  ) throws(IllegalRunEvent) -> Run {
    var next = run
    next.updatedAt = time
    switch (run.state, event) {
    case (.collecting, .snapshotTaken(let snapshot, let baseline)):
      next.snapshot = snapshot
      next.baseline = baseline
      next.enter(.training, at: time, "snapshot of \(snapshot.recordCount) records")
    case (.training, .progressed(let progress)):
      next.progress = progress
    case (.training, .modelRegistered(let version, let quality)):
      next.modelVersionID = version
      next.snapshotQuality = quality
      next.enter(.evaluating, at: time, "model version \(version) registered")
    case (.evaluating, .evaluationStarted(let id)) where run.evaluationID == nil:
      next.evaluationID = id
    case (.evaluating, .evaluationPassed(let detail)) where run.evaluationID != nil:
      next.enter(.deploying, at: time, detail)
    case (.evaluating, .evaluationRejected(let detail)) where run.evaluationID != nil:
      next.end(.rejected, at: time, detail)
    case (.deploying, .deploymentStarted(let id)) where run.deploymentID == nil:
      next.deploymentID = id
    case (.deploying, .deploymentLive(let detail)) where run.deploymentID != nil:
      next.end(.completed, at: time, detail)
    case (_, .failed(let cause)) where !run.state.isFinal:
      next.end(.failed, at: time, cause)
    case (_, .stopRequested(let request)) where !run.state.isFinal && run.stopRequest == nil:
      next.stopRequest = request
    case (_, .stopped) where !run.state.isFinal && run.stopRequest != nil:
      next.end(.stopped, at: time, run.stopRequest?.summary ?? "")
    default:
      throw IllegalRunEvent(runID: run.id, state: run.state, event: event)
    }
    return next
  }
}

extension Run {
  fileprivate mutating func enter(_ state: RunState, at time: Date, _ detail: String) {
    self.state = state
    self.transitions.append(RunTransition(state: state, at: time, detail: detail))
  }

  fileprivate mutating func end(_ state: RunState, at time: Date, _ detail: String) {
    self.enter(state, at: time, detail)
    self.outcomeDetail = detail
    self.finishedAt = time
  }
}
