package import DataProtection
import FoundationEssentials
package import GRDB
package import StoreKit

/// Finds what was trained on datasets that hold records of somebody who was erased, and stops what trains on
/// them. The Trainer keeps the records of a run only while it runs.
package struct TrainerEraser: SubjectEraser {
  private let stop: @Sendable (RunID, _ requestedBy: String) async throws -> Void

  /// - Parameter stop: Stops a run, unless it has ended.
  package init(stop: @escaping @Sendable (RunID, _ requestedBy: String) async throws -> Void) {
    self.stop = stop
  }

  package func subjects(of request: ErasureRequest, in db: Database) -> [String] { [] }

  package func removeRemains(of erasure: Erasure, in db: Database) -> ErasureFacts {
    ErasureFacts()
  }

  package func trace(_ request: ErasureRequest, in db: Database) throws -> ErasureFacts {
    let snapshots = try RowCoding.encode(request.snapshotIDs)
    let among = "IN (SELECT value FROM json_each(?))"
    return ErasureFacts(
      snapshots: try String.fetchAll(
        db, sql: "SELECT DISTINCT snapshot_id FROM runs WHERE snapshot_id \(among) ORDER BY 1",
        arguments: [snapshots]),
      modelVersions: try String.fetchAll(
        db, sql: "SELECT id FROM model_versions WHERE snapshot_id \(among) ORDER BY id",
        arguments: [snapshots]),
      // A run may hold the records of the snapshot that it reproduces before it says so.
      stoppedRuns: try String.fetchAll(
        db,
        sql: """
          SELECT id FROM runs
          WHERE active = 1 AND COALESCE(snapshot_id, reproduces_snapshot) \(among)
          """,
        arguments: [snapshots]))
  }

  package func settle(_ facts: ErasureFacts, requestedBy: String) async throws {
    for run in facts.stoppedRuns { try await self.stop(RunID(rawValue: run), requestedBy) }
  }
}
