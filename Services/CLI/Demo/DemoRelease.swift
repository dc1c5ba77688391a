import Foundation
import RESTContract

/// Shows the evaluation, and brings a version to production the way it must go.
struct DemoRelease: Sendable {
  let journal: DemoJournal
  let people: DemoPeople

  /// Prints the evaluation of a run and notes its scores.
  func showEvaluation(of run: RunResource, output: Output) async throws {
    self.journal.chapter("Evaluation on the medical scenarios")
    guard let id = run.evaluationId else {
      throw CommandFailure(.software, "the run \(run.id) has no evaluation")
    }
    let evaluation: EvaluationResource = try await self.people.operator.get(
      "/api/training-pipeline/evaluations/\(id)")
    EvaluateCommand.show(evaluation, output)
    self.journal.measure { $0.scoresAfter = DemoSummary.Evaluation(evaluation) }
    self.journal.check(
      "the verdict is a pass", evaluation.outcome == "pass",
      "\(evaluation.outcome ?? evaluation.state), \(evaluation.criticalFailures) critical failures")
  }

  /// Staging, then production with an approval by somebody else.
  func release(_ model: String, run: RunResource) async throws {
    self.journal.chapter("Staging and post-deployment tests")
    guard let id = run.deploymentId else {
      throw CommandFailure(.software, "the run \(run.id) has no staging deployment")
    }
    let staging = try await Polling.deployment(id, self.people.operator)
    self.noteStaging(staging)
    self.journal.chapter("Production, with an approval by somebody else")
    let pending: DeploymentResource = try await self.people.operator.post(
      "/api/training-pipeline/deploy/\(model)", DeployBody(environment: "production"))
    self.journal.check(
      "production waits for approval", pending.state == .awaitingApproval, pending.state.rawValue)
    try await self.checkSelfApprovalIsRefused(model)
    let live = try await self.approve(model, deployment: pending.id)
    self.journal.measure { $0.release.switchMs = live.switchMs }
    self.journal.check(
      "the version is live in production", live.state == .live,
      live.outcomeDetail ?? "switched in \(Rendering.milliseconds(live.switchMs))")
  }

  private func noteStaging(_ staging: DeploymentResource) {
    for probe in staging.probes {
      self.journal.say(
        "\(probe.passed ? "passed" : "FAILED")  \(probe.name)  "
          + Rendering.milliseconds(probe.latencyMs))
    }
    if let live = staging.liveAt {
      let milliseconds = live.timeIntervalSince(staging.createdAt) * 1000
      self.journal.measure { $0.release.stagingMs = milliseconds }
    }
    let isTested = !staging.probes.isEmpty && staging.probes.allSatisfy(\.passed)
    self.journal.check(
      "staging is live and tested", staging.state == .live && isTested,
      "\(staging.probes.count) post-deployment tests, \(staging.state.rawValue)")
  }

  private func checkSelfApprovalIsRefused(_ model: String) async throws {
    do {
      let _: ApprovalResource = try await self.people.operator.post(
        "/api/training-pipeline/approve/\(model)", ApproveBody(comment: "my own"))
      self.journal.check("nobody approves their own release", false, "the approval was taken")
    } catch let problem as GatewayProblem {
      self.journal.check(
        "nobody approves their own release",
        problem.details.kind == .approvalBySameIdentity, problem.details.detail)
    }
  }

  /// Approves as the second person and waits until production has settled.
  func approve(_ model: String, deployment: String) async throws -> DeploymentResource {
    let start = ContinuousClock.now
    let approval: ApprovalResource = try await self.people.approver.post(
      "/api/training-pipeline/approve/\(model)", ApproveBody(comment: "report read, scores good"))
    self.journal.say(
      "approved by \(approval.approvedBy), bound to \(approval.modelDigest.prefix(19))…")
    let live = try await Polling.wait(
      atMost: Demo.stepBound, for: "the production deployment", every: .milliseconds(10)
    ) {
      try await self.people.operator.get("/api/training-pipeline/deployments/\(deployment)")
    } until: { (deployment: DeploymentResource) in
      switch deployment.state {
      // How long the switch took is written down after it.
      case .live: deployment.switchMs != nil
      case .failed, .rolledBack, .superseded: true
      case .preparing, .testing, .awaitingApproval: false
      }
    }
    let milliseconds = start.duration(to: .now).seconds * 1000
    self.journal.measure { summary in
      if summary.release.productionMs == nil { summary.release.productionMs = milliseconds }
    }
    return live
  }
}
