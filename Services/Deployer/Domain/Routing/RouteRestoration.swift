/// Brings back into memory what the store says is live, fetching again what is damaged or gone.
struct RouteRestoration: Sendable {
  let switchboard: Switchboard
  let cache: ArtifactCache
  let registry: any ModelRegistry
  let store: DeployerStore
  let clock: DeployerClock

  /// Puts the stored routes in force.
  ///
  /// - Returns: The live deployments whose model is not in memory.
  func restore() async throws -> [Deployment] {
    let missing = try await self.switchboard.restore()
    let now = self.clock.now()
    for (deployment, reason) in missing {
      let alert = Alert(
        .versionUnavailable, .critical, about: deployment,
        "\(reason); it is fetched again, former versions answer meanwhile", at: now)
      try await self.store.note(ChangeRecord(alerts: [alert]))
    }
    return missing.map(\.0)
  }

  /// Fetches the artefacts of deployments again and puts the routes in force anew.
  ///
  /// - Returns: The deployments that are still missing.
  /// - Throws: `DeployerError`, `ArtifactError` when an artefact cannot be fetched.
  func retry(_ missing: [Deployment]) async throws -> [Deployment] {
    for deployment in missing {
      let model = try await self.registry.modelVersion(deployment.plan.modelVersionID)
      _ = try await self.cache.fetch(model)
    }
    return try await self.switchboard.restore().map(\.0)
  }
}
