import API
import Foundation
import RPCCore
import Synchronization

@testable import Gateway

struct FakeHealth: HealthServing {
  let peer: Peer
  let services: FakeServices

  func check(
    _ request: Reddytalk_Common_V1_HealthRequest, context: ServerContext
  ) async throws -> Reddytalk_Common_V1_HealthResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Common_V1_HealthResponse()
    response.service = self.peer.rawValue
    response.version = "1.2.3"
    response.residentBytes = 1000
    response.checks = self.services.script.withLock { $0.checks[self.peer] ?? [] }
    return response
  }
}

struct FakeCollector: CollectorServing {
  let services: FakeServices

  func ingestConversations(
    _ request: Reddytalk_Collector_V1_IngestConversationsRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_IngestResponse {
    try await self.services.note(request, context)
    return self.services.script.withLock(\.ingest)(request)
  }

  func ingestFeedback(
    _ request: Reddytalk_Collector_V1_IngestFeedbackRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_IngestResponse {
    try await self.services.note(request, context)
    return .accepting(request.feedback.map(\.id))
  }

  func getConversation(
    _ request: Reddytalk_Collector_V1_GetConversationRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_ConversationRecord {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func listReviewQueue(
    _ request: Reddytalk_Collector_V1_ListReviewQueueRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_ListReviewQueueResponse {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func getStatistics(
    _ request: Reddytalk_Collector_V1_GetStatisticsRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_Statistics {
    try await self.services.note(request, context)
    var statistics = Reddytalk_Collector_V1_Statistics()
    statistics.conversations = 120
    statistics.qualified = 100
    statistics.newQualified = 63
    statistics.byCategory = ["emergency": 20]
    return statistics
  }

  func createSnapshot(
    _ request: Reddytalk_Collector_V1_CreateSnapshotRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_Snapshot {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func getSnapshot(
    _ request: Reddytalk_Collector_V1_GetSnapshotRequest, context: ServerContext
  ) async throws -> Reddytalk_Collector_V1_Snapshot {
    try await self.services.note(request, context)
    var snapshot = Reddytalk_Collector_V1_Snapshot()
    snapshot.id = request.id
    snapshot.lastIngestSequence = 57
    return snapshot
  }

  func readSnapshot(
    _ request: Reddytalk_Collector_V1_ReadSnapshotRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Collector_V1_SnapshotBatch>
  ) async throws {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.services.watch(.collector, after: request.afterSequence, writer)
  }
}

struct FakeTrainer: TrainerServing {
  let services: FakeServices

  func startRun(
    _ request: Reddytalk_Trainer_V1_StartRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run {
    try await self.services.note(request, context)
    var run = Self.run("run-1", .collecting)
    run.reason = request.reason
    run.notes = request.notes
    run.parameters = request.parameters
    run.requestedBy = request.requestedBy
    return run
  }

  func stopRun(
    _ request: Reddytalk_Trainer_V1_StopRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run {
    try await self.services.note(request, context)
    var run = Self.run("run-1", .stopped)
    run.outcomeDetail = request.reason
    return run
  }

  func getRun(
    _ request: Reddytalk_Trainer_V1_GetRunRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_Run {
    try await self.services.note(request, context)
    return Self.run(request.id, .training)
  }

  func listRuns(
    _ request: Reddytalk_Trainer_V1_ListRunsRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListRunsResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Trainer_V1_ListRunsResponse()
    response.runs = [Self.run("run-2", .training), Self.run("run-1", .completed)]
    return response
  }

  func getPipelineStatus(
    _ request: Reddytalk_Trainer_V1_GetPipelineStatusRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_PipelineStatus {
    try await self.services.note(request, context)
    var status = Reddytalk_Trainer_V1_PipelineStatus()
    status.lastRun = Self.run("run-1", .completed)
    var trigger = Reddytalk_Trainer_V1_TriggerStatus()
    trigger.trigger = .dataThreshold
    trigger.enabled = true
    trigger.detail = "63 of 100 new qualified samples"
    status.triggers = [trigger]
    status.productionPerformance = -1
    status.blockers = ["37 samples are missing"]
    return status
  }

  func getModelVersion(
    _ request: Reddytalk_Trainer_V1_GetModelVersionRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ModelVersion {
    try await self.services.note(request, context)
    return Self.version(request.id)
  }

  func listModelVersions(
    _ request: Reddytalk_Trainer_V1_ListModelVersionsRequest, context: ServerContext
  ) async throws -> Reddytalk_Trainer_V1_ListModelVersionsResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Trainer_V1_ListModelVersionsResponse()
    response.modelVersions = [Self.version("mv-1")]
    return response
  }

  func readArtifact(
    _ request: Reddytalk_Trainer_V1_ReadArtifactRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Trainer_V1_ArtifactChunk>
  ) async throws {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.services.watch(.trainer, after: request.afterSequence, writer)
  }

  private static func run(
    _ id: String, _ state: Reddytalk_Trainer_V1_RunState
  ) -> Reddytalk_Trainer_V1_Run {
    var run = Reddytalk_Trainer_V1_Run()
    run.id = id
    run.state = state
    run.trigger = .manual
    run.provider = "local"
    run.snapshotID = "sha256:abc"
    run.createdAtMs = 1_800_000_000_123
    run.updatedAtMs = 1_800_000_001_000
    return run
  }

  private static func version(_ id: String) -> Reddytalk_Trainer_V1_ModelVersion {
    var version = Reddytalk_Trainer_V1_ModelVersion()
    version.id = id
    version.number = 1
    version.digest = "sha256:def"
    version.keyID = "trainer-1"
    version.createdAtMs = 1_800_000_000_000
    return version
  }
}

struct FakeEvaluator: EvaluatorServing {
  let services: FakeServices

  func startEvaluation(
    _ request: Reddytalk_Evaluator_V1_StartEvaluationRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_Evaluation {
    try await self.services.note(request, context)
    return Self.evaluation("ev-1", of: request.modelVersionID, .running)
  }

  func getEvaluation(
    _ request: Reddytalk_Evaluator_V1_GetEvaluationRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_Evaluation {
    try await self.services.note(request, context)
    return Self.evaluation(request.id, of: "mv-1", .completed)
  }

  func listEvaluations(
    _ request: Reddytalk_Evaluator_V1_ListEvaluationsRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_ListEvaluationsResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Evaluator_V1_ListEvaluationsResponse()
    response.evaluations = [Self.evaluation("ev-1", of: "mv-1", .completed)]
    return response
  }

  func getReport(
    _ request: Reddytalk_Evaluator_V1_GetReportRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_Report {
    try await self.services.note(request, context)
    var report = Reddytalk_Evaluator_V1_Report()
    report.contentType =
      request.format == "markdown" ? "text/markdown; charset=utf-8" : "application/json"
    report.content = request.format == "markdown" ? "# Report" : #"{"id":"ev-1"}"#
    return report
  }

  func getVerdict(
    _ request: Reddytalk_Evaluator_V1_GetVerdictRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_SignedVerdict {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func listSuites(
    _ request: Reddytalk_Evaluator_V1_ListSuitesRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_ListSuitesResponse {
    throw RPCError(code: .unimplemented, message: "not used by the Gateway")
  }

  func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.services.watch(.evaluator, after: request.afterSequence, writer)
  }

  private static func evaluation(
    _ id: String, of modelVersionID: String, _ state: Reddytalk_Evaluator_V1_EvaluationState
  ) -> Reddytalk_Evaluator_V1_Evaluation {
    var evaluation = Reddytalk_Evaluator_V1_Evaluation()
    evaluation.id = id
    evaluation.modelVersionID = modelVersionID
    evaluation.state = state
    evaluation.outcome = state == .completed ? .pass : .unspecified
    evaluation.scores.accuracy.value = 0.9
    evaluation.startedAtMs = 1_800_000_000_000
    return evaluation
  }
}

struct FakeDeployer: DeployerServing {
  let services: FakeServices

  func deploy(
    _ request: Reddytalk_Deployer_V1_DeployRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Deployment {
    try await self.services.note(request, context)
    var deployment = Self.deployment("dep-1", .preparing)
    deployment.modelVersionID = request.modelVersionID
    deployment.environment = request.environment
    deployment.strategy = request.strategy
    deployment.monitoring = request.monitoring
    deployment.requestedBy = request.requestedBy
    return deployment
  }

  func getDeployment(
    _ request: Reddytalk_Deployer_V1_GetDeploymentRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Deployment {
    try await self.services.note(request, context)
    return Self.deployment(request.id, .live)
  }

  func listDeployments(
    _ request: Reddytalk_Deployer_V1_ListDeploymentsRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_ListDeploymentsResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Deployer_V1_ListDeploymentsResponse()
    response.deployments = [Self.deployment("dep-1", .live)]
    return response
  }

  func approve(
    _ request: Reddytalk_Deployer_V1_ApproveRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Approval {
    try await self.services.note(request, context)
    var approval = Reddytalk_Deployer_V1_Approval()
    approval.id = "ap-1"
    approval.modelVersionID = request.modelVersionID
    approval.approvedBy = request.approvedBy
    approval.comment = request.comment
    approval.approvedAtMs = 1_800_000_000_000
    approval.expiresAtMs = 1_800_000_100_000
    return approval
  }

  func rollback(
    _ request: Reddytalk_Deployer_V1_RollbackRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_Deployment {
    try await self.services.note(request, context)
    return Self.deployment(request.deploymentID, .rolledBack)
  }

  func getEnvironments(
    _ request: Reddytalk_Deployer_V1_GetEnvironmentsRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_GetEnvironmentsResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Deployer_V1_GetEnvironmentsResponse()
    response.environments = [
      Self.status(.test, nil, nil), Self.status(.staging, "dep-2", "mv-2"),
      Self.status(.production, "dep-1", "mv-1"),
    ]
    return response
  }

  func complete(
    _ request: Reddytalk_Deployer_V1_CompleteRequest, context: ServerContext
  ) async throws -> Reddytalk_Deployer_V1_CompleteResponse {
    try await self.services.note(request, context)
    var response = Reddytalk_Deployer_V1_CompleteResponse.emergency
    response.content = "Call 911."
    return response
  }

  func streamComplete(
    _ request: Reddytalk_Deployer_V1_CompleteRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Deployer_V1_CompleteChunk>
  ) async throws {
    try await self.services.note(request, context)
    let (chunks, failure) = self.services.script.withLock { ($0.chunks, $0.chunkFailure) }
    for chunk in chunks { try await writer.write(chunk) }
    if let failure { throw failure }
  }

  func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.services.watch(.deployer, after: request.afterSequence, writer)
  }

  private static func deployment(
    _ id: String, _ state: Reddytalk_Deployer_V1_DeploymentState
  ) -> Reddytalk_Deployer_V1_Deployment {
    var deployment = Reddytalk_Deployer_V1_Deployment()
    deployment.id = id
    deployment.modelVersionID = "mv-1"
    deployment.environment = .production
    deployment.strategy = .blueGreen
    deployment.state = state
    deployment.createdAtMs = 1_800_000_000_000
    deployment.liveAtMs = 1_800_000_005_000
    return deployment
  }

  private static func status(
    _ environment: Reddytalk_Deployer_V1_Environment, _ deployment: String?, _ version: String?
  ) -> Reddytalk_Deployer_V1_EnvironmentStatus {
    var status = Reddytalk_Deployer_V1_EnvironmentStatus()
    status.environment = environment
    status.liveDeploymentID = deployment ?? ""
    status.liveModelVersionID = version ?? ""
    return status
  }
}

extension Reddytalk_Collector_V1_IngestResponse {
  /// Everything is accepted.
  static func accepting(_ ids: [String]) -> Self {
    var response = Self()
    response.results = ids.enumerated().map { index, id in
      var result = Reddytalk_Collector_V1_IngestResult()
      result.index = UInt32(index)
      result.id = id
      result.outcome = .accepted
      return result
    }
    response.identifiersRemoved = ["NAME": UInt32(ids.count)]
    return response
  }
}

extension Reddytalk_Deployer_V1_CompleteChunk {
  static func text(_ delta: String) -> Self {
    var chunk = Self()
    chunk.delta = delta
    return chunk
  }

  static func final(_ response: Reddytalk_Deployer_V1_CompleteResponse) -> Self {
    var chunk = Self()
    chunk.final = response
    return chunk
  }
}

extension Reddytalk_Deployer_V1_CompleteResponse {
  /// Everything but the text.
  static var emergency: Self {
    var response = Self()
    response.modelVersionID = "mv-1"
    response.modelDigest = "sha256:def"
    response.deploymentID = "dep-1"
    response.category = .emergency
    response.disposition = "escalate_emergency"
    response.escalated = true
    response.confidence = 0.97
    response.sourceRecordIds = ["rec-1"]
    response.promptTokens = 7
    response.completionTokens = 3
    return response
  }
}
