/// Keeps on the disk what is needed of the versions that were ever deployed, and little else.
struct ArtifactKeeper: Sendable {
  /// What was done.
  struct Outcome: Hashable, Sendable {
    var removed: [ModelDigest] = []
    var fetched: [ModelDigest] = []
  }

  let store: DeployerStore
  let cache: ArtifactCache
  let registry: any ModelRegistry
  let routes: RouteTable
  /// How many former versions of each environment a rollback may go back to.
  let standbyLimit: Int
  /// How many artefacts stay that nothing needs, the newest: what was tried last is often tried again.
  let spareLimit: Int

  /// Removes what nothing needs, and fetches again what a rollback would need and is not here: after a rollback it may
  /// go back further than before.
  ///
  /// - Throws: `ArtifactError`, `DeployerError`, or a store's error; what is left is done the next time.
  func tidy() async throws -> Outcome {
    var outcome = Outcome()
    // Looked at first: what is fetched from here on is not in question.
    let present = self.cache.digests
    let needed = try await self.needed()
    for digest in present.filter({ !needed.contains($0) }).dropFirst(self.spareLimit) {
      // A deployment that was accepted meanwhile may have found it here.
      guard try await !self.needed().contains(digest) else { continue }
      try self.cache.remove(digest)
      outcome.removed.append(digest)
    }
    let standby = try await self.store.neededVersions(standbyLimit: self.standbyLimit).standby
    for deployment in standby
    where !present.contains(deployment.digest) && !outcome.fetched.contains(deployment.digest) {
      let model = try await self.registry.modelVersion(deployment.plan.modelVersionID)
      guard model.digest == deployment.digest else {
        throw ArtifactError.manifestDigestMismatch(
          expected: deployment.digest, actual: model.digest)
      }
      _ = try await self.cache.fetch(model)
      outcome.fetched.append(deployment.digest)
    }
    return outcome
  }

  /// What the store says is needed, and what the routes in force share traffic among.
  private func needed() async throws -> Set<ModelDigest> {
    try await self.store.neededVersions(standbyLimit: self.standbyLimit).stored
      .union(self.routes.digests)
  }
}
