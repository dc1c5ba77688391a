import Synchronization

@testable import Trainer

/// A Deployer that keeps its orders by key, as the real one does.
final class ScriptedDeployer: DeploymentService {
  struct State {
    var orders: [String: DeploymentOrder] = [:]
    /// What the polls show; the last one stays.
    var statuses: [DeploymentStatus] = [.pending(state: "testing"), .live]
    var production: ProductionTraffic?
    /// Thrown by the next calls, one each.
    var failures: [PeerError] = []
    /// Thrown by the next orders, after they were placed.
    var lostReplies: [PeerError] = []
  }

  let state = Mutex(State())
  let crash: Mutex<CrashSchedule>

  init(crash: CrashSchedule = CrashSchedule()) { self.crash = Mutex(crash) }

  private func pass() throws { try self.crash.withLock { $0 }.pass() }

  func deployToStaging(_ order: DeploymentOrder) async throws -> DeploymentID {
    try self.pass()
    try self.state.withLock { state in
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      if state.orders[order.key] == nil { state.orders[order.key] = order }
      if !state.lostReplies.isEmpty { throw state.lostReplies.removeFirst() }
    }
    try self.pass()
    return DeploymentID(rawValue: "dp-\(order.key)")
  }

  func status(of deployment: DeploymentID) async throws -> DeploymentStatus {
    try self.pass()
    return try self.state.withLock { state in
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      return state.statuses.count > 1 ? state.statuses.removeFirst() : state.statuses[0]
    }
  }

  func production() async throws -> ProductionTraffic? {
    try self.state.withLock { state in
      if !state.failures.isEmpty { throw state.failures.removeFirst() }
      return state.production
    }
  }
}
