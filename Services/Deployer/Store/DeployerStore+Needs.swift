import GRDB
import StoreKit

extension DeployerStore {
  /// Which versions have to be at hand.
  ///
  /// - Parameter standbyLimit: How many earlier deployments of each environment a rollback may go back to.
  func neededVersions(standbyLimit: Int) async throws -> NeededVersions {
    try await self.store.read { db in
      func digests(_ states: String) throws -> Set<ModelDigest> {
        let digests = try String.fetchSet(
          db, sql: "SELECT model_digest FROM deployment WHERE state IN (\(states))")
        return Set(digests.map { ModelDigest($0) })
      }
      let standby = try DeploymentEnvironment.allCases.flatMap { environment in
        try Self.fetchLive(environment, in: db).map { live in
          try Self.standby(of: live, limit: standbyLimit, in: db)
        } ?? []
      }
      return NeededVersions(
        active: try digests("'preparing', 'testing', 'live'"),
        waiting: try digests("'awaiting-approval'"), standby: standby)
    }
  }
}
