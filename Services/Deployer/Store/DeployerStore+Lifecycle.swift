import FoundationEssentials
import GRDB
import StoreKit

extension DeployerStore {
  /// Raises an alert about an end unless one was raised for the nearest threshold that is reached. Those before it
  /// count as raised too: what is near is told once.
  ///
  /// - Returns: Whether it was raised.
  func raiseOnce(
    _ alert: Alert, for finding: RetirementPolicy.Finding, about deployment: DeploymentID
  ) async throws -> Bool {
    try await self.store.write { db in
      var isNew = false
      for (index, days) in finding.reachedDays.enumerated() {
        try db.execute(
          sql: """
            INSERT INTO lifecycle_alert (deployment_id, subject, ends_at_ms, days)
            VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING
            """,
          arguments: [
            deployment.rawValue, finding.subject.rawValue, finding.at.millisecondsSinceEpoch, days,
          ])
        if index == 0 { isNew = db.changesCount > 0 }
      }
      if isNew { try ChangeRecord(alerts: [alert]).append(in: db) }
      return isNew
    }
  }

  /// Notes that a deployment answered at a time.
  ///
  /// - Returns: The latest time that was noted.
  func noteUse(of deployment: DeploymentID, at time: Date) async throws -> Date {
    try await self.store.write { db in
      try db.execute(
        sql: """
          INSERT INTO deployment_use (deployment_id, at_ms) VALUES (?, ?)
          ON CONFLICT (deployment_id) DO UPDATE SET at_ms = MAX(at_ms, excluded.at_ms)
          """,
        arguments: [deployment.rawValue, time.millisecondsSinceEpoch])
      let noted = try Int64.fetchOne(
        db, sql: "SELECT at_ms FROM deployment_use WHERE deployment_id = ?",
        arguments: [deployment.rawValue])
      return noted.map(Date.init(millisecondsSinceEpoch:)) ?? time
    }
  }
}
