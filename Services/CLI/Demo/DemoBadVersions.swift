import Foundation
import RESTContract

/// Shows that bad versions do no harm: one is stopped by its evaluation, one by the live metrics.
struct DemoBadVersions: Sendable {
  /// Share of requests that the drill makes fail.
  static let drillErrorRate = 0.5

  let journal: DemoJournal
  let people: DemoPeople
  /// The version that must be live again at the end.
  let goodModel: String

  func run() async throws {
    try await self.showRefusal()
    try await self.showRollback()
  }

  // MARK: - A version that has learnt nothing

  private func showRefusal() async throws {
    self.journal.chapter("A version trained badly is refused")
    let run = try await self.train(
      TrainingParametersResource(
        batchSize: 256, epochs: 1, learningRate: 1e-8, warmupSteps: 10_000,
        medicalSpecialization: false), reason: "demo: parameters that cannot work")
    self.journal.check(
      "the bad version is rejected", run.state == .rejected, run.outcomeDetail ?? run.state.rawValue
    )
    guard let model = run.modelVersionId, let evaluationID = run.evaluationId else {
      throw CommandFailure(.software, "the run \(run.id) was not evaluated")
    }
    let evaluation: EvaluationResource = try await self.people.operator.get(
      "/api/training-pipeline/evaluations/\(evaluationID)")
    self.journal.measure { $0.scoresBefore = DemoSummary.Evaluation(evaluation) }
    do {
      let _: DeploymentResource = try await self.people.operator.post(
        "/api/training-pipeline/deploy/\(model)", DeployBody(environment: "production"))
      self.journal.check("its deployment is refused", false, "the deployment was taken")
    } catch let problem as GatewayProblem {
      self.journal.check(
        "its deployment is refused", problem.details.status == 409, problem.details.detail)
    }
  }

  private func train(_ parameters: TrainingParametersResource?, reason: String) async throws
    -> RunResource
  {
    let watcher = RunWatcher(
      client: self.people.operator, socket: self.people.events, isSilent: false)
    return try await watcher.watch {
      try await self.people.operator.post(
        "/api/training-pipeline/start",
        StartRunBody(metadata: .init(reason: reason), customParameters: parameters))
    }
  }

  // MARK: - A version that fails once it is live

  private func showRollback() async throws {
    self.journal.chapter("A version that fails in production is rolled back by itself")
    let run = try await self.train(
      TrainingParametersResource(epochs: 4), reason: "demo: the version of the drill")
    guard run.state == .completed, let model = run.modelVersionId else {
      throw CommandFailure(.refused, "the drill's version: \(run.outcomeDetail ?? "no detail")")
    }
    let pending: DeploymentResource = try await self.people.operator.post(
      "/api/training-pipeline/deploy/\(model)",
      DeployBody(
        environment: "production",
        monitoring: MonitoringResource(metricsCollectionInterval: 250),
        drill: DrillResource(errorRate: Self.drillErrorRate)))
    let release = DemoRelease(journal: self.journal, people: self.people)
    let live = try await release.approve(model, deployment: pending.id)
    self.journal.say("\(model) is live and fails half of its requests")
    let rolledBack = try await self.sendTraffic(until: live.id)
    self.note(rolledBack)
    try await self.checkGoodVersionIsBack()
  }

  /// Asks until the deployment is rolled back.
  private func sendTraffic(until deployment: String) async throws -> DeploymentResource {
    var index = 0
    let deadline = ContinuousClock.now.advanced(by: Demo.stepBound)
    while ContinuousClock.now < deadline {
      let question = DemoQuestion.all[index % DemoQuestion.all.count]
      index += 1
      try await self.ask(question, index)
      let state: DeploymentResource = try await self.people.operator.get(
        "/api/training-pipeline/deployments/\(deployment)")
      if state.state != .live { return state }
    }
    throw CommandFailure(.refused, "the failing version was not rolled back")
  }

  private func ask(_ question: DemoQuestion, _ index: Int) async throws {
    let answer: ChatCompletionResource? = try? await self.people.assistant.post(
      "/v1/chat/completions",
      ChatCompletionBody(
        model: "production", messages: [MessageResource(role: "user", content: question.text)],
        metadata: ["conversation_id": "demo-drill-\(index)"]))
    self.journal.measure { summary in
      summary.release.requestsDuringDrill += 1
      if let answer, answer.choices.first?.message.content.isEmpty == false {
        summary.release.answeredDuringDrill += 1
      }
      if answer?.reddytalk?.fallback == true { summary.release.fallbacksDuringDrill += 1 }
    }
  }

  private func note(_ deployment: DeploymentResource) {
    let detection = deployment.liveAt.flatMap { live in
      deployment.finishedAt.map { $0.timeIntervalSince(live) * 1000 }
    }
    self.journal.measure {
      $0.release.rollbackMs = deployment.rollbackMs
      $0.release.detectionMs = detection
    }
    self.journal.check(
      "the failing version is rolled back", deployment.state == .rolledBack,
      deployment.outcomeDetail ?? deployment.state.rawValue)
    let release = self.journal.finish().release
    self.journal.check(
      "every patient got an answer meanwhile",
      release.answeredDuringDrill == release.requestsDuringDrill && release.requestsDuringDrill > 0,
      "\(release.answeredDuringDrill) of \(release.requestsDuringDrill), "
        + "\(release.fallbacksDuringDrill) by the last stable version")
  }

  private func checkGoodVersionIsBack() async throws {
    let list: DeploymentsResource = try await self.people.operator.get(
      "/api/training-pipeline/deployments?limit=1")
    let live = list.environments.first { $0.environment == "production" }?.liveModelVersionId
    self.journal.check(
      "the good version is live again", live == self.goodModel, live ?? "nothing is live")
  }
}
