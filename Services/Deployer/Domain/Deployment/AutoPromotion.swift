import FoundationEssentials

/// Passes staging deployments on to production that have been live long enough.
struct AutoPromotion: Sendable {
  /// A promotion that the rules do not permit now.
  struct Refusal: Hashable, Sendable {
    let deploymentID: DeploymentID
    let reason: DeployerError
  }

  let store: DeployerStore
  let desk: DeploymentDesk
  /// STAGING_TEST_DURATION_HOURS.
  let testDuration: Duration
  let clock: DeployerClock

  /// Promotes what is due. Each staging deployment leads to one production deployment at most.
  ///
  /// - Parameter passingOver: Deployments that are not to be tried this time.
  /// - Returns: The promotions that were refused.
  func promoteDue(passingOver: Set<DeploymentID> = []) async throws -> [Refusal] {
    var refusals: [Refusal] = []
    for staging in try await self.store.awaitingPromotion() {
      guard !passingOver.contains(staging.id), let liveAt = staging.liveAt,
        liveAt.addingTimeInterval(self.testDuration / .seconds(1)) <= self.clock.now()
      else { continue }
      var plan = staging.plan
      plan.environment = .production
      plan.autoPromote = false
      do {
        _ = try await self.desk.deploy(
          plan, idempotencyKey: "promote:\(staging.id)", by: .deployer)
      } catch let error as DeployerError {
        refusals.append(Refusal(deploymentID: staging.id, reason: error))
      }
    }
    return refusals
  }
}
