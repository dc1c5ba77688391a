import Synchronization

@testable import Trainer

/// An Evaluator that keeps its orders by key, as the real one does.
final class ScriptedEvaluator: EvaluationService {
  struct State {
    var orders: [String: EvaluationOrder] = [:]
    var calls = 0
    /// What the polls show; the last one stays.
    var statuses: [EvaluationStatus] = [
      .running(scenariosDone: 1, scenariosTotal: 24), .passed(reasons: ["all criteria met"]),
    ]
    /// Thrown by the next calls, one each.
    var failures: [PeerError] = []
    /// Thrown by the next orders, after they were placed.
    var lostReplies: [PeerError] = []
  }

  let state = Mutex(State())
  let crash: Mutex<CrashSchedule>

  init(crash: CrashSchedule = CrashSchedule()) { self.crash = Mutex(crash) }

  private func pass() throws { try self.crash.withLock { $0 }.pass() }

  func start(_ order: EvaluationOrder) async throws -> EvaluationID {
    try self.pass()
    try self.state.withLock { state in
      state.calls += 1
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      if state.orders[order.key] == nil { state.orders[order.key] = order }
      if !state.lostReplies.isEmpty { throw state.lostReplies.removeFirst() }
    }
    try self.pass()
    return EvaluationID(rawValue: "ev-\(order.key)")
  }

  func status(of evaluation: EvaluationID) async throws -> EvaluationStatus {
    try self.pass()
    return try self.state.withLock { state in
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      return state.statuses.count > 1 ? state.statuses.removeFirst() : state.statuses[0]
    }
  }
}
