import Foundation
import Testing

@testable import Deployer

@Suite struct ApprovalPolicyTests {
  private static let digest = ModelDigest("sha256:1")
  private static let evaluation = EvaluationID("e1")
  private static let time = Date(timeIntervalSince1970: 1_800_000_000)
  private static let parties = InterestedParties(
    runRequester: "runner", stagingRequesters: ["stager"], deploymentRequester: "deployer")

  @Test func `counts an independent person's approval of these bytes and this evidence`() {
    #expect(Self.decide([Self.approval(by: "bob")]) == .approved(Self.approval(by: "bob")))
  }

  @Test(arguments: ["runner", "stager", "deployer"])
  func `does not count the approval of somebody who asked for it`(approver: String) {
    guard case .onlyBySameIdentity(let who) = Self.decide([Self.approval(by: approver)]) else {
      Issue.record("an interested party's approval counted")
      return
    }
    #expect(who.hasPrefix(approver))
  }

  @Test func `finds the independent approval among interested ones`() {
    let approvals = [Self.approval(by: "stager"), Self.approval(by: "bob")]
    #expect(Self.decide(approvals) == .approved(Self.approval(by: "bob")))
  }

  @Test func `does not count an approval of other bytes or other evidence`() {
    #expect(Self.decide([Self.approval(by: "bob", digest: ModelDigest("sha256:2"))]) == .missing)
    #expect(
      Self.decide([Self.approval(by: "bob", evaluation: EvaluationID("e2"))]) == .missing)
  }

  @Test func `counts until the instant of expiry and not from it on`() {
    let approval = Self.approval(by: "bob")
    let policy = ApprovalPolicy(lifetime: .seconds(60))
    #expect(policy.expiry(ofApprovalAt: Self.time) == Self.time.addingTimeInterval(60))
    #expect(approval.covers(Self.digest, Self.evaluation, at: Self.time.addingTimeInterval(59)))
    #expect(!approval.covers(Self.digest, Self.evaluation, at: Self.time.addingTimeInterval(60)))
  }

  private static func decide(_ approvals: [Approval]) -> ApprovalPolicy.Decision {
    ApprovalPolicy().decide(
      approvals, for: self.digest, self.evaluation, parties: self.parties, at: self.time)
  }

  private static func approval(
    by approver: String, digest: ModelDigest = Self.digest,
    evaluation: EvaluationID = Self.evaluation
  ) -> Approval {
    Approval(
      id: ApprovalID("a"), modelVersionID: ModelVersionID("m"), digest: digest,
      evaluationID: evaluation, approvedBy: approver, comment: "", approvedAt: self.time,
      expiresAt: self.time.addingTimeInterval(60))
  }
}
