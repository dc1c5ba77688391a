import GRDB
import StoreKit

extension DeployerStore {
  /// Every approval of these bytes.
  func approvals(of digest: ModelDigest) async throws -> [Approval] {
    try await self.store.read { try ApprovalRow.approvals(of: digest, in: $0) }
  }

  /// Adds an approval unless it repeats one, and lets go the production deployments of the same bytes that
  /// `release` says it is good for.
  ///
  /// - Parameter release: Changes a waiting deployment by the approval that counts; `nil` leaves it waiting.
  func approve(
    _ approval: Approval, _ record: ChangeRecord,
    release: @escaping @Sendable (inout Deployment, Approval) throws -> ChangeRecord?
  ) async throws -> ApprovalOutcome {
    try await self.store.write { db in
      let first = try ApprovalRow.approvals(of: approval.digest, in: db).first(
        where: approval.repeats)
      if first == nil {
        try ApprovalRow.insert(approval, in: db)
        try record.append(in: db)
      }
      let counting = first ?? approval
      var released: [DeploymentID] = []
      let waiting = try Self.fetch(
        "WHERE model_digest = ? AND environment = 'production' AND state = 'awaiting-approval'",
        [approval.digest.rawValue], in: db)
      for var deployment in waiting {
        guard let record = try release(&deployment, counting) else { continue }
        try DeploymentRow.save(deployment, in: db)
        try record.append(in: db)
        released.append(deployment.id)
      }
      return ApprovalOutcome(approval: counting, released: released)
    }
  }
}
