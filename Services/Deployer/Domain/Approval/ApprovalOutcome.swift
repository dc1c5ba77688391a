/// What an approval brought about.
struct ApprovalOutcome: Hashable, Sendable {
  let approval: Approval
  /// Deployments that had waited for it and now proceed.
  let released: [DeploymentID]
}
