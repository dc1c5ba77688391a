import GRDB
import StoreKit

extension DeployerStore {
  /// Every approval of these bytes.
  func approvals(of digest: ModelDigest) async throws -> [Approval] {
    try await self.store.read { try ApprovalRow.approvals(of: digest, in: $0) }
  }

  /// Adds an approval, and lets go the production deployments of the same bytes that `release`
  /// says it is good for.
  ///
  /// - Parameter release: Changes a waiting deployment; `nil` leaves it waiting.
  func approve(
    _ approval: Approval, _ record: ChangeRecord,
    release: @escaping @Sendable (inout Deployment) throws -> ChangeRecord?
  ) async throws -> ApprovalOutcome {
    try await self.store.write { db in
      try ApprovalRow.insert(approval, in: db)
      try record.append(in: db)
      var released: [DeploymentID] = []
      let waiting = try Self.fetch(
        "WHERE model_digest = ? AND environment = 'production' AND state = 'awaiting-approval'",
        [approval.digest.rawValue], in: db)
      for var deployment in waiting {
        guard let record = try release(&deployment) else { continue }
        try DeploymentRow.save(deployment, in: db)
        try record.append(in: db)
        released.append(deployment.id)
      }
      return ApprovalOutcome(approval: approval, released: released)
    }
  }
}
