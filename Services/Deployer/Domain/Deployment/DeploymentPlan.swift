/// What somebody asked for. Two requests with one idempotency key must have equal plans.
struct DeploymentPlan: Hashable, Sendable, Codable {
  var modelVersionID: ModelVersionID
  var environment: DeploymentEnvironment
  var strategy: RolloutStrategy = .blueGreen
  /// The person or service that asked.
  var requestedBy: String
  var monitoring = MonitoringPolicy()
  /// Whether a staging deployment passes on to production by itself.
  var autoPromote = false
  /// Recorded for serving back ends that have instances; empty when nobody chose one.
  var instanceType = ""
  /// `nil` leaves it to the service's own limits.
  var autoScaling: AutoScaling?
  /// Whether equal requests may be answered from memory.
  var responseCaching = false
  /// `nil` outside of rehearsals.
  var drill: Drill?

  /// Checks everything that can be checked without knowing the model version.
  ///
  /// - Throws: `DeployerError.invalidParameters` naming the field at fault.
  func validate() throws(DeployerError) {
    guard !self.modelVersionID.rawValue.isEmpty else {
      throw .invalidParameters("modelVersionId is missing")
    }
    guard !self.requestedBy.isEmpty else {
      throw .invalidParameters("requestedBy is missing: a deployment needs somebody who asked")
    }
    guard RolloutStrategy.available.contains(self.strategy) else {
      throw .invalidParameters(
        "strategy \(self.strategy.rawValue) is not available; use blue-green")
    }
    guard self.instanceType.utf8.count <= 100 else {
      throw .invalidParameters("instanceType is longer than 100 bytes")
    }
    try self.monitoring.validate()
    try self.autoScaling?.validate()
    try self.drill?.validate()
  }
}
