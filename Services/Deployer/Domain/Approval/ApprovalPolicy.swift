import FoundationEssentials

/// When production needs an approval, and which one is good enough.
struct ApprovalPolicy: Hashable, Sendable {
  /// What the approvals at hand amount to.
  enum Decision: Hashable, Sendable {
    /// This one counts.
    case approved(Approval)
    /// There is none for these bytes and this evidence, or it has expired.
    case missing
    /// The only ones are by somebody who asked for what was approved; says who and why.
    case onlyBySameIdentity(String)
  }

  /// REQUIRE_MANUAL_APPROVAL.
  var isRequired = true
  /// How long an approval counts.
  var lifetime: Duration = .seconds(24 * 3600)

  /// Weighs approvals for one production deployment.
  func decide(
    _ approvals: [Approval], for digest: ModelDigest, _ evaluationID: EvaluationID,
    parties: InterestedParties, at time: Date
  ) -> Decision {
    let covering = approvals.filter { $0.covers(digest, evaluationID, at: time) }
    let independent = covering.filter { parties.objection(to: $0.approvedBy) == nil }
    if let newest = independent.max(by: { $0.approvedAt < $1.approvedAt }) {
      return .approved(newest)
    }
    guard let partial = covering.first, let reason = parties.objection(to: partial.approvedBy)
    else { return .missing }
    return .onlyBySameIdentity("\(partial.approvedBy) \(reason)")
  }

  /// The instant at which an approval given at `time` expires.
  func expiry(ofApprovalAt time: Date) -> Date {
    time.addingTimeInterval(self.lifetime / .seconds(1))
  }
}
