import API
import SwiftProtobuf

extension DeploymentEnvironment {
  /// - Throws: `DeployerError.invalidParameters` when none is named.
  init(_ environment: Reddytalk_Deployer_V1_Environment) throws(DeployerError) {
    switch environment {
    case .test: self = .test
    case .staging: self = .staging
    case .production: self = .production
    case .unspecified, .UNRECOGNIZED:
      throw .invalidParameters("environment must be test, staging or production")
    }
  }

  var wire: Reddytalk_Deployer_V1_Environment {
    switch self {
    case .test: .test
    case .staging: .staging
    case .production: .production
    }
  }
}

extension RolloutStrategy {
  /// Blue-green unless another one is named.
  ///
  /// - Throws: `DeployerError.invalidParameters` when it is unknown.
  init(_ strategy: Reddytalk_Deployer_V1_Strategy) throws(DeployerError) {
    switch strategy {
    case .unspecified, .blueGreen: self = .blueGreen
    case .canary: self = .canary
    case .rolling: self = .rolling
    case .UNRECOGNIZED: throw .invalidParameters("strategy must be blue-green, canary or rolling")
    }
  }

  var wire: Reddytalk_Deployer_V1_Strategy {
    switch self {
    case .blueGreen: .blueGreen
    case .canary: .canary
    case .rolling: .rolling
    }
  }
}

extension MonitoringPolicy {
  /// What is 0 takes the specification's default.
  init(_ configuration: Reddytalk_Deployer_V1_MonitoringConfiguration) {
    self.init()
    let thresholds = configuration.alertThresholds
    if configuration.metricsCollectionInterval != 0 {
      self.collectionIntervalMilliseconds = configuration.metricsCollectionInterval
    }
    if thresholds.responseTime != 0 { self.responseTimeMilliseconds = thresholds.responseTime }
    if thresholds.errorRate != 0 { self.errorRate = thresholds.errorRate }
    if thresholds.throughput != 0 { self.throughput = thresholds.throughput }
  }

  var wire: Reddytalk_Deployer_V1_MonitoringConfiguration {
    .with {
      $0.metricsCollectionInterval = self.collectionIntervalMilliseconds
      $0.alertThresholds = .with {
        $0.responseTime = self.responseTimeMilliseconds
        $0.errorRate = self.errorRate
        $0.throughput = self.throughput
      }
    }
  }
}

extension AutoScaling {
  /// What is 0 takes the default.
  init(_ scaling: Reddytalk_Deployer_V1_AutoScaling) {
    self.init()
    if scaling.minimumReplicas != 0 { self.minimumReplicas = scaling.minimumReplicas }
    self.maximumReplicas =
      scaling.maximumReplicas == 0 ? self.minimumReplicas : scaling.maximumReplicas
    if scaling.targetConcurrency != 0 { self.targetConcurrency = scaling.targetConcurrency }
  }

  var wire: Reddytalk_Deployer_V1_AutoScaling {
    .with {
      $0.minimumReplicas = self.minimumReplicas
      $0.maximumReplicas = self.maximumReplicas
      $0.targetConcurrency = self.targetConcurrency
    }
  }
}

extension DeploymentPlan {
  /// - Parameters:
  ///   - requestedBy: Who asks, as the service has established it.
  ///   - autoPromotes: Whether staging passes on by itself even when the request does not say so.
  /// - Throws: `DeployerError.invalidParameters`.
  init(
    _ request: Reddytalk_Deployer_V1_DeployRequest, requestedBy: String, autoPromotes: Bool
  ) throws(DeployerError) {
    let environment = try DeploymentEnvironment(request.environment)
    self.init(
      modelVersionID: ModelVersionID(request.modelVersionID), environment: environment,
      strategy: try RolloutStrategy(request.strategy), requestedBy: requestedBy,
      monitoring: MonitoringPolicy(request.monitoring),
      autoPromote: environment == .staging && (request.autoPromote || autoPromotes),
      instanceType: request.instanceType,
      autoScaling: request.hasAutoScaling ? AutoScaling(request.autoScaling) : nil,
      responseCaching: request.responseCaching,
      drill: request.hasDrill
        ? Drill(
          errorRate: request.drill.errorRate,
          addedLatencyMilliseconds: request.drill.addedLatencyMs) : nil)
  }
}
