import ModelRuntime
import Synchronization

/// A version that can take an environment's requests: the loaded model of one deployment, from the
/// moment it goes live until it leaves traffic.
final class ServingArm: Sendable {
  private struct State {
    var isRevoked = false
    /// Uptime of the last answer that was let out.
    var lastAnswer: Duration?
  }

  let deploymentID: DeploymentID
  let modelVersionID: ModelVersionID
  let digest: ModelDigest
  /// What its traffic is held against.
  let policy: MonitoringPolicy
  let model: any ChatModel
  let meter: TrafficMeter
  /// Requests it may have in hand at the same time; `nil` leaves it to the service's limit.
  let admission: AdmissionLimit?
  /// `nil` unless the deployment asked for caching.
  let cache: ReplyCache?

  private let state = Mutex(State())

  /// Serves a deployment by a loaded model.
  init(_ deployment: Deployment, model: any ChatModel, clock: DeployerClock) {
    self.deploymentID = deployment.id
    self.modelVersionID = deployment.plan.modelVersionID
    self.digest = deployment.digest
    self.policy = deployment.plan.monitoring
    self.model = model
    self.meter = TrafficMeter(policy: deployment.plan.monitoring, clock: clock)
    self.admission = deployment.plan.autoScaling.map { AdmissionLimit($0.maximumConcurrency) }
    self.cache = deployment.plan.responseCaching ? ReplyCache() : nil
  }

  /// Whether its answers are no longer wanted.
  var isRevoked: Bool { self.state.withLock { $0.isRevoked } }

  /// Uptime of the last answer that was let out; `nil` when there was none.
  var lastAnswer: Duration? { self.state.withLock { $0.lastAnswer } }

  /// Asks whether an answer may go out, and notes that it does.
  ///
  /// - Returns: False once the arm is revoked: the answer is to be thrown away.
  func letOut(at uptime: Duration) -> Bool {
    self.state.withLock { state in
      if state.isRevoked { return false }
      state.lastAnswer = uptime
      return true
    }
  }

  /// Lets no further answer out. Requests in hand are answered by another version.
  ///
  /// - Returns: Uptime of the last answer that was let out; `nil` when there was none.
  @discardableResult
  func revoke() -> Duration? {
    self.state.withLock { state in
      state.isRevoked = true
      return state.lastAnswer
    }
  }
}
