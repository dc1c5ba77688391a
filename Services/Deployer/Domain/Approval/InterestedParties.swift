/// Those who asked for what is to be approved, and so may not approve it.
struct InterestedParties: Hashable, Sendable {
  /// Who asked for the run that made the model version.
  var runRequester: String
  /// Who asked for its deployments to staging.
  var stagingRequesters: Set<String>
  /// Who asked for the production deployment; `nil` when nobody has yet.
  var deploymentRequester: String?

  /// Why somebody may not approve; `nil` when nothing speaks against it.
  func objection(to approver: String) -> String? {
    if approver == self.runRequester { return "asked for the training run" }
    if self.stagingRequesters.contains(approver) { return "asked for the staging deployment" }
    if approver == self.deploymentRequester { return "asked for the production deployment" }
    return nil
  }
}
