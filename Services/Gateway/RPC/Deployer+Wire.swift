import API
import Foundation
import RESTContract

extension Reddytalk_Deployer_V1_Environment {
  private static let names: [(Reddytalk_Deployer_V1_Environment, String)] = [
    (.test, "test"), (.staging, "staging"), (.production, "production"),
  ]

  /// Throws a problem that lists the names.
  init(name: String) throws {
    guard let match = Self.names.first(where: { $0.1 == name }) else {
      throw Problem.notOneOf(Self.names.map(\.1), member: "environment")
    }
    self = match.0
  }

  /// The name on the public interface; empty when unspecified.
  var name: String { Self.names.first { $0.0 == self }?.1 ?? "" }
}

extension Reddytalk_Deployer_V1_Strategy {
  private static let names: [(Reddytalk_Deployer_V1_Strategy, String)] = [
    (.blueGreen, "blue-green"), (.canary, "canary"), (.rolling, "rolling"),
  ]

  /// Throws a problem that lists the names.
  init(name: String) throws {
    guard let match = Self.names.first(where: { $0.1 == name }) else {
      throw Problem.notOneOf(Self.names.map(\.1), member: "strategy")
    }
    self = match.0
  }

  /// The name on the public interface; empty when unspecified.
  var name: String { Self.names.first { $0.0 == self }?.1 ?? "" }
}

extension Problem {
  fileprivate static func notOneOf(_ names: [String], member: String) -> Problem {
    let list = names.joined(separator: ", ")
    return Problem(
      .invalidParameters, "\(member) must be one of \(list)",
      faults: [Fault(pointer: "/\(member)", reason: "not one of \(list)")])
  }
}

extension Reddytalk_Deployer_V1_DeployRequest {
  init(_ body: DeployBody) throws {
    self.init()
    self.environment = try .init(name: body.environment ?? "staging")
    self.strategy = try .init(name: body.strategy ?? "blue-green")
    if let monitoring = body.monitoring { self.monitoring = .init(monitoring) }
    self.autoPromote = body.autoPromote ?? false
    self.instanceType = body.instanceType ?? ""
    if let scaling = body.autoScaling {
      self.autoScaling.minimumReplicas = UInt32(count: scaling.minimumReplicas ?? 0)
      self.autoScaling.maximumReplicas = UInt32(count: scaling.maximumReplicas ?? 0)
      self.autoScaling.targetConcurrency = scaling.targetConcurrency ?? 0
    }
    self.responseCaching = body.responseCaching ?? false
    if let drill = body.drill {
      self.drill.errorRate = drill.errorRate ?? 0
      self.drill.addedLatencyMs = drill.addedLatencyMs ?? 0
    }
  }
}

extension Reddytalk_Deployer_V1_MonitoringConfiguration {
  fileprivate init(_ monitoring: MonitoringResource) {
    self.init()
    self.metricsCollectionInterval = UInt32(count: monitoring.metricsCollectionInterval ?? 0)
    self.alertThresholds.responseTime = monitoring.alertThresholds?.responseTime ?? 0
    self.alertThresholds.errorRate = monitoring.alertThresholds?.errorRate ?? 0
    self.alertThresholds.throughput = monitoring.alertThresholds?.throughput ?? 0
  }
}

extension MonitoringResource {
  fileprivate init(_ monitoring: Reddytalk_Deployer_V1_MonitoringConfiguration) {
    let thresholds = monitoring.alertThresholds
    self.init(
      metricsCollectionInterval: Int(monitoring.metricsCollectionInterval).nonZero,
      alertThresholds: AlertThresholds(
        responseTime: thresholds.responseTime.nonZero, errorRate: thresholds.errorRate.nonZero,
        throughput: thresholds.throughput.nonZero))
  }
}

extension Numeric {
  /// nil for 0, which stands for "the default" in messages.
  fileprivate var nonZero: Self? { self == .zero ? nil : self }
}

extension DeploymentResource.State {
  init(_ state: Reddytalk_Deployer_V1_DeploymentState) {
    switch state {
    case .unspecified, .preparing, .UNRECOGNIZED: self = .preparing
    case .testing: self = .testing
    case .awaitingApproval: self = .awaitingApproval
    case .live: self = .live
    case .superseded: self = .superseded
    case .rolledBack: self = .rolledBack
    case .failed: self = .failed
    }
  }
}

extension LiveMetricsResource {
  fileprivate init(_ metrics: Reddytalk_Deployer_V1_LiveMetrics) {
    self.init(
      requests: Int(clamping: metrics.requests), errors: Int(clamping: metrics.errors),
      errorRate: metrics.errorRate, p50Ms: metrics.p50Ms, p95Ms: metrics.p95Ms,
      p99Ms: metrics.p99Ms, requestsPerSecond: metrics.requestsPerSecond,
      escalations: Int(clamping: metrics.escalations),
      fallbacks: Int(clamping: metrics.fallbacks), windowSeconds: metrics.windowSeconds)
  }
}

extension ApprovalResource {
  init(_ approval: Reddytalk_Deployer_V1_Approval) {
    self.init(
      id: approval.id, modelVersionId: approval.modelVersionID,
      modelDigest: approval.modelDigest, evaluationId: approval.evaluationID,
      approvedBy: approval.approvedBy, comment: approval.comment,
      approvedAt: Date(requiredMilliseconds: approval.approvedAtMs),
      expiresAt: Date(requiredMilliseconds: approval.expiresAtMs))
  }
}

extension DeploymentResource {
  init(_ deployment: Reddytalk_Deployer_V1_Deployment) {
    self.init(
      id: deployment.id, modelVersionId: deployment.modelVersionID,
      environment: deployment.environment.name, strategy: deployment.strategy.name,
      state: State(deployment.state), requestedBy: deployment.requestedBy,
      monitoring: MonitoringResource(deployment.monitoring),
      createdAt: Date(requiredMilliseconds: deployment.createdAtMs))
    self.modelDigest = deployment.modelDigest.nonEmpty
    self.previousModelVersionId = deployment.previousModelVersionID.nonEmpty
    self.probes = deployment.probes.map {
      Probe(name: $0.name, passed: $0.passed, detail: $0.detail, latencyMs: $0.latencyMs)
    }
    self.transitions = deployment.transitions.map {
      Transition(
        state: State($0.state), at: Date(requiredMilliseconds: $0.atMs), detail: $0.detail)
    }
    self.metrics = deployment.hasMetrics ? LiveMetricsResource(deployment.metrics) : nil
    self.approval = deployment.hasApproval ? ApprovalResource(deployment.approval) : nil
    self.instanceType = deployment.instanceType.nonEmpty
    self.autoScaling = deployment.hasAutoScaling ? .init(deployment.autoScaling) : nil
    self.responseCaching = deployment.responseCaching
    self.isDrill = deployment.isDrill
    self.outcomeDetail = deployment.outcomeDetail.nonEmpty
    self.liveAt = Date(wireMilliseconds: deployment.liveAtMs)
    self.finishedAt = Date(wireMilliseconds: deployment.finishedAtMs)
    self.switchMs = deployment.switchMs.nonZero
    self.rollbackMs = deployment.rollbackMs.nonZero
  }
}

extension AutoScalingResource {
  fileprivate init(_ scaling: Reddytalk_Deployer_V1_AutoScaling) {
    self.init(
      minimumReplicas: Int(scaling.minimumReplicas), maximumReplicas: Int(scaling.maximumReplicas),
      targetConcurrency: scaling.targetConcurrency)
  }
}

extension DeploymentsResource.Environment {
  init(_ status: Reddytalk_Deployer_V1_EnvironmentStatus) {
    self.init(
      environment: status.environment.name, liveDeploymentId: status.liveDeploymentID.nonEmpty,
      liveModelVersionId: status.liveModelVersionID.nonEmpty,
      metrics: status.hasMetrics ? LiveMetricsResource(status.metrics) : nil)
  }
}
