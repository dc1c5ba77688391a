import GRDB
import StoreKit

extension DeployerStore {
  /// Makes a deployment live and whatever was live before something else, in one transaction.
  ///
  /// - Parameters:
  ///   - id: The deployment that takes over.
  ///   - standbyLimit: How many earlier deployments the route names.
  ///   - body: Gets the one that takes over and the live one, and changes both: the rules are the
  ///     caller's.
  /// - Returns: The environment's route as it is from then on.
  func switchRoute(
    to id: DeploymentID, standbyLimit: Int,
    _ body: @escaping @Sendable (inout Deployment, inout Deployment?) throws -> ChangeRecord
  ) async throws -> StoredRoute {
    try await self.store.write { db in
      var next = try Self.require(id, in: db)
      var current = try Self.fetchLive(next.plan.environment, in: db)
      let record = try body(&next, &current)
      // The one that leaves first: the index admits one live deployment after every statement.
      if let current { try DeploymentRow.save(current, in: db) }
      try DeploymentRow.save(next, in: db)
      try record.append(in: db)
      return StoredRoute(
        generation: try Self.advanceGeneration(of: next.plan.environment, in: db), live: next,
        standby: try Self.standby(of: next, limit: standbyLimit, in: db))
    }
  }

  private static func advanceGeneration(
    of environment: DeploymentEnvironment, in db: Database
  ) throws -> Int64 {
    try db.execute(
      sql: """
        INSERT INTO route (environment, generation) VALUES (?, 1)
        ON CONFLICT (environment) DO UPDATE SET generation = generation + 1
        """,
      arguments: [environment.rawValue])
    return try Int64.fetchOne(
      db, sql: "SELECT generation FROM route WHERE environment = ?",
      arguments: [environment.rawValue]) ?? 1
  }
}
