public import Foundation

/// How a deployment is watched; names and defaults as the specification gives them.
public struct MonitoringResource: Codable, Sendable, Equatable {
  /// The limits beyond which a deployment is rolled back.
  public struct AlertThresholds: Codable, Sendable, Equatable {
    /// 95th percentile in milliseconds; 2000 when absent.
    public var responseTime: Double?
    /// Share of failed requests, 0 to 1; 0.05 when absent.
    public var errorRate: Double?
    /// Requests a second; 100 when absent.
    public var throughput: Double?

    public init(responseTime: Double? = nil, errorRate: Double? = nil, throughput: Double? = nil) {
      self.responseTime = responseTime
      self.errorRate = errorRate
      self.throughput = throughput
    }
  }

  /// Milliseconds between two looks; 60000 when absent.
  public var metricsCollectionInterval: Int?
  public var alertThresholds: AlertThresholds?

  public init(metricsCollectionInterval: Int? = nil, alertThresholds: AlertThresholds? = nil) {
    self.metricsCollectionInterval = metricsCollectionInterval
    self.alertThresholds = alertThresholds
  }
}

/// How many replicas serve.
public struct AutoScalingResource: Codable, Sendable, Equatable {
  public var minimumReplicas: Int?
  public var maximumReplicas: Int?
  public var targetConcurrency: Double?

  public init(
    minimumReplicas: Int? = nil, maximumReplicas: Int? = nil, targetConcurrency: Double? = nil
  ) {
    self.minimumReplicas = minimumReplicas
    self.maximumReplicas = maximumReplicas
    self.targetConcurrency = targetConcurrency
  }
}

/// A rehearsal: the new version fails on purpose once it is live.
public struct DrillResource: Codable, Sendable, Equatable {
  /// Share of requests that fail, 0 to 1.
  public var errorRate: Double?
  /// Added to every answer, in milliseconds.
  public var addedLatencyMs: Double?

  public init(errorRate: Double? = nil, addedLatencyMs: Double? = nil) {
    self.errorRate = errorRate
    self.addedLatencyMs = addedLatencyMs
  }
}

/// Body of `POST /api/training-pipeline/deploy/:modelVersionId`; may be empty.
public struct DeployBody: Codable, Sendable, Equatable {
  /// "test", "staging" or "production"; "staging" when absent.
  public var environment: String?
  /// "blue-green", "canary" or "rolling"; "blue-green" when absent.
  public var strategy: String?
  public var monitoring: MonitoringResource?
  /// Staging passes on to production by itself once tested and approved.
  public var autoPromote: Bool?
  public var instanceType: String?
  public var autoScaling: AutoScalingResource?
  public var responseCaching: Bool?
  public var drill: DrillResource?

  public init(
    environment: String? = nil, strategy: String? = nil, monitoring: MonitoringResource? = nil,
    autoPromote: Bool? = nil, instanceType: String? = nil, autoScaling: AutoScalingResource? = nil,
    responseCaching: Bool? = nil, drill: DrillResource? = nil
  ) {
    self.environment = environment
    self.strategy = strategy
    self.monitoring = monitoring
    self.autoPromote = autoPromote
    self.instanceType = instanceType
    self.autoScaling = autoScaling
    self.responseCaching = responseCaching
    self.drill = drill
  }
}

/// Body of `POST /api/training-pipeline/approve/:modelVersionId`.
public struct ApproveBody: Codable, Sendable, Equatable {
  public var comment: String?

  public init(comment: String? = nil) {
    self.comment = comment
  }
}

/// Body of `POST /api/training-pipeline/deployments/:deploymentId/rollback`.
public struct RollbackBody: Codable, Sendable, Equatable {
  public var reason: String?

  public init(reason: String? = nil) {
    self.reason = reason
  }
}

/// An approval of one model version's exact bytes for production.
public struct ApprovalResource: Codable, Sendable, Equatable {
  public var id: String
  public var modelVersionId: String
  public var modelDigest: String
  public var evaluationId: String
  public var approvedBy: String
  public var comment: String
  public var approvedAt: Date
  public var expiresAt: Date

  public init(
    id: String, modelVersionId: String, modelDigest: String, evaluationId: String,
    approvedBy: String, comment: String, approvedAt: Date, expiresAt: Date
  ) {
    self.id = id
    self.modelVersionId = modelVersionId
    self.modelDigest = modelDigest
    self.evaluationId = evaluationId
    self.approvedBy = approvedBy
    self.comment = comment
    self.approvedAt = approvedAt
    self.expiresAt = expiresAt
  }
}

/// What real traffic measured.
public struct LiveMetricsResource: Codable, Sendable, Equatable {
  public var requests: Int
  public var errors: Int
  public var errorRate: Double
  public var p50Ms: Double
  public var p95Ms: Double
  public var p99Ms: Double
  public var requestsPerSecond: Double
  public var escalations: Int
  /// Answered by the last stable version because this one failed.
  public var fallbacks: Int
  public var windowSeconds: Double

  public init(
    requests: Int, errors: Int, errorRate: Double, p50Ms: Double, p95Ms: Double, p99Ms: Double,
    requestsPerSecond: Double, escalations: Int, fallbacks: Int, windowSeconds: Double
  ) {
    self.requests = requests
    self.errors = errors
    self.errorRate = errorRate
    self.p50Ms = p50Ms
    self.p95Ms = p95Ms
    self.p99Ms = p99Ms
    self.requestsPerSecond = requestsPerSecond
    self.escalations = escalations
    self.fallbacks = fallbacks
    self.windowSeconds = windowSeconds
  }
}

/// A deployment of a model version to an environment.
public struct DeploymentResource: Codable, Sendable, Equatable {
  /// The states of a deployment.
  public enum State: String, Codable, Sendable, CaseIterable {
    case preparing, testing
    case awaitingApproval = "awaiting-approval"
    case live, superseded
    case rolledBack = "rolled-back"
    case failed
  }

  /// One post-deployment test.
  public struct Probe: Codable, Sendable, Equatable {
    public var name: String
    public var passed: Bool
    public var detail: String
    public var latencyMs: Double

    public init(name: String, passed: Bool, detail: String, latencyMs: Double) {
      self.name = name
      self.passed = passed
      self.detail = detail
      self.latencyMs = latencyMs
    }
  }

  /// One step of the deployment's history.
  public struct Transition: Codable, Sendable, Equatable {
    public var state: State
    public var at: Date
    public var detail: String

    public init(state: State, at: Date, detail: String) {
      self.state = state
      self.at = at
      self.detail = detail
    }
  }

  public var id: String
  public var modelVersionId: String
  public var modelDigest: String?
  public var environment: String
  public var strategy: String
  public var state: State
  public var requestedBy: String
  public var previousModelVersionId: String?
  public var probes: [Probe]
  public var transitions: [Transition]
  public var metrics: LiveMetricsResource?
  public var approval: ApprovalResource?
  public var monitoring: MonitoringResource
  public var instanceType: String?
  public var autoScaling: AutoScalingResource?
  public var responseCaching: Bool
  public var isDrill: Bool
  public var outcomeDetail: String?
  public var createdAt: Date
  public var liveAt: Date?
  public var finishedAt: Date?
  /// How long the switch of traffic took.
  public var switchMs: Double?
  /// From the decision to roll back to the last answer by the bad version.
  public var rollbackMs: Double?

  public init(
    id: String, modelVersionId: String, environment: String, strategy: String, state: State,
    requestedBy: String, monitoring: MonitoringResource, createdAt: Date
  ) {
    self.id = id
    self.modelVersionId = modelVersionId
    self.environment = environment
    self.strategy = strategy
    self.state = state
    self.requestedBy = requestedBy
    self.probes = []
    self.transitions = []
    self.monitoring = monitoring
    self.responseCaching = false
    self.isDrill = false
    self.createdAt = createdAt
  }
}

/// Answer of `GET /api/training-pipeline/deployments`.
public struct DeploymentsResource: Codable, Sendable, Equatable {
  /// What is live in one environment.
  public struct Environment: Codable, Sendable, Equatable {
    public var environment: String
    public var liveDeploymentId: String?
    public var liveModelVersionId: String?
    public var metrics: LiveMetricsResource?

    public init(
      environment: String, liveDeploymentId: String?, liveModelVersionId: String?,
      metrics: LiveMetricsResource?
    ) {
      self.environment = environment
      self.liveDeploymentId = liveDeploymentId
      self.liveModelVersionId = liveModelVersionId
      self.metrics = metrics
    }
  }

  public var environments: [Environment]
  /// Newest first.
  public var deployments: [DeploymentResource]

  public init(environments: [Environment], deployments: [DeploymentResource]) {
    self.environments = environments
    self.deployments = deployments
  }
}
