import API
import FoundationEssentials
import StoreKit
import SwiftProtobuf

extension Deployment {
  /// - Parameter metrics: What its traffic measures now; `nil` when it has none.
  func wire(metrics: LiveMetrics?) -> Reddytalk_Deployer_V1_Deployment {
    .with {
      $0.id = self.id.rawValue
      $0.modelVersionID = self.plan.modelVersionID.rawValue
      $0.modelDigest = self.digest.rawValue
      $0.environment = self.plan.environment.wire
      $0.strategy = self.plan.strategy.wire
      $0.state = self.state.wire
      $0.requestedBy = self.plan.requestedBy
      $0.previousModelVersionID = self.previous?.modelVersionID.rawValue ?? ""
      $0.probes = self.probes.map(\.wire)
      $0.transitions = self.transitions.map(\.wire)
      if let metrics = metrics ?? self.finalMetrics { $0.metrics = metrics.wire }
      $0.outcomeDetail = self.outcomeDetail
      $0.createdAtMs = self.createdAt.millisecondsSinceEpoch
      $0.liveAtMs = self.liveAt?.millisecondsSinceEpoch ?? 0
      $0.finishedAtMs = self.finishedAt?.millisecondsSinceEpoch ?? 0
      $0.switchMs = self.switchMilliseconds ?? 0
      $0.rollbackMs = self.rollbackMilliseconds ?? 0
      $0.monitoring = self.plan.monitoring.wire
      $0.instanceType = self.plan.instanceType
      if let scaling = self.plan.autoScaling { $0.autoScaling = scaling.wire }
      $0.responseCaching = self.plan.responseCaching
      $0.isDrill = self.plan.drill != nil
      if let approval = self.approval { $0.approval = approval.wire }
    }
  }
}

extension DeploymentState {
  var wire: Reddytalk_Deployer_V1_DeploymentState {
    switch self {
    case .preparing: .preparing
    case .testing: .testing
    case .awaitingApproval: .awaitingApproval
    case .live: .live
    case .superseded: .superseded
    case .rolledBack: .rolledBack
    case .failed: .failed
    }
  }
}

extension DeploymentTransition {
  var wire: Reddytalk_Deployer_V1_DeploymentTransition {
    .with {
      $0.state = self.state.wire
      $0.atMs = self.at.millisecondsSinceEpoch
      $0.detail = self.detail
    }
  }
}

extension ProbeResult {
  var wire: Reddytalk_Deployer_V1_ProbeResult {
    .with {
      $0.name = self.name
      $0.passed = self.passed
      $0.detail = self.detail
      $0.latencyMs = self.latencyMilliseconds
    }
  }
}

extension LiveMetrics {
  var wire: Reddytalk_Deployer_V1_LiveMetrics {
    .with {
      $0.requests = self.requests
      $0.errors = self.errors
      $0.errorRate = self.errorRate
      $0.p50Ms = self.p50Milliseconds
      $0.p95Ms = self.p95Milliseconds
      $0.p99Ms = self.p99Milliseconds
      $0.requestsPerSecond = self.requestsPerSecond
      $0.escalations = self.escalations
      $0.fallbacks = self.fallbacks
      $0.windowSeconds = self.windowSeconds
    }
  }
}

extension Approval {
  var wire: Reddytalk_Deployer_V1_Approval {
    .with {
      $0.id = self.id.rawValue
      $0.modelVersionID = self.modelVersionID.rawValue
      $0.modelDigest = self.digest.rawValue
      $0.evaluationID = self.evaluationID.rawValue
      $0.approvedBy = self.approvedBy
      $0.comment = self.comment
      $0.approvedAtMs = self.approvedAt.millisecondsSinceEpoch
      $0.expiresAtMs = self.expiresAt.millisecondsSinceEpoch
    }
  }
}
