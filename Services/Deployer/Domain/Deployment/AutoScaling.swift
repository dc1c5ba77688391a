/// How many replicas may serve a deployment, and how much each takes at a time.
///
/// The embedded model serves in this process: there the policy bounds the requests that one
/// deployment answers at the same time, `maximumReplicas` times `targetConcurrency`.
struct AutoScaling: Hashable, Sendable, Codable {
  var minimumReplicas: UInt32 = 1
  var maximumReplicas: UInt32 = 1
  /// Requests that one replica should have in hand.
  var targetConcurrency: Double = 64

  /// Requests that the deployment may have in hand at the same time.
  var maximumConcurrency: Int {
    max(1, Int(Double(self.maximumReplicas) * self.targetConcurrency))
  }

  /// Checks the ranges.
  ///
  /// - Throws: `DeployerError.invalidParameters` naming the field at fault.
  func validate() throws(DeployerError) {
    guard self.minimumReplicas >= 1, self.maximumReplicas >= self.minimumReplicas,
      self.maximumReplicas <= 1_000
    else {
      throw .invalidParameters(
        "autoScaling needs 1 <= minimumReplicas <= maximumReplicas <= 1000")
    }
    guard self.targetConcurrency >= 1, self.targetConcurrency <= 10_000 else {
      throw .invalidParameters("autoScaling.targetConcurrency must be 1 to 10000")
    }
  }
}
