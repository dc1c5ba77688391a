import API
import AccessTokens
import Foundation
import HTTPTypes
import RESTContract
import RPCCore
import Testing

@testable import Gateway

@Suite struct PipelineRouteTests {
  @Test("shows the pipeline's status, completed by the other services")
  func status() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(.get, "status", token: gateway.token(.analyst))
      let status: PipelineStatusResource = try answer.json()
      #expect(answer.status == 200)
      #expect(status.state == "idle")
      #expect(status.lastRun?.id == "run-1")
      #expect(status.triggers.first?.detail == "63 of 100 new qualified samples")
      #expect(status.production.deploymentId == "dep-1")
      #expect(status.production.performance == nil)
      #expect(status.collection?.newQualified == 63)
      #expect(status.blockers == ["37 samples are missing"])
      // New is what came after the last run's dataset.
      let asked = gateway.services.received(Reddytalk_Collector_V1_GetStatisticsRequest.self)
      #expect(asked.map(\.afterIngestSequence) == [57])
    }
  }

  @Test("shows the status without what cannot be reached, as long as the Trainer can")
  func partialStatus() async throws {
    try await withGateway { gateway in
      gateway.services.fail(
        CollectorMethods.getStatistics, .init(code: .unavailable, message: "down"))
      gateway.services.fail(
        DeployerMethods.getEnvironments, .init(code: .unavailable, message: "down"))
      let answer = try await gateway.send(.get, "status", token: gateway.token(.analyst))
      let status: PipelineStatusResource = try answer.json()
      #expect(answer.status == 200)
      #expect(status.collection == nil)
      #expect(status.production.deploymentId == nil)
    }
  }

  @Test("starts a run with its words and parameters, on behalf of the token's subject")
  func start() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "start", token: gateway.token(.analyst, subject: "anna@clinic.example"),
        json: """
          {"metadata":{"reason":"new data","notes":"n"},
           "customParameters":{"batchSize":8,"learningRate":0.01,"medicalSpecialization":false}}
          """)
      let run: RunResource = try answer.json()
      #expect(answer.status == 202)
      #expect(answer.headers[.location] == "\(RunningGateway.base)/runs/run-1")
      #expect(run.metadata.reason == "new data")
      #expect(run.parameters.batchSize == 8)
      #expect(run.parameters.epochs == nil)
      let request = try #require(
        gateway.services.received(Reddytalk_Trainer_V1_StartRunRequest.self).first)
      #expect(request.requestedBy == "anna@clinic.example")
      #expect(request.parameters.hasMedicalSpecialization)
      #expect(!request.parameters.medicalSpecialization)
      #expect(!request.idempotencyKey.isEmpty)
      let metadata = try #require(gateway.services.metadata(of: TrainerMethods.startRun))
      #expect(metadata["x-actor"] == "anna@clinic.example")
      #expect(metadata["x-roles"] == "analyst")
      #expect(metadata["x-request-id"] == answer.headers[.xRequestID])
    }
  }

  @Test("starts a run without a body")
  func startWithoutBody() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(.post, "start", token: gateway.token(.admin))
      #expect(answer.status == 202)
    }
  }

  @Test("starts a run on the dataset of a version")
  func reproduce() async throws {
    try await withGateway { gateway in
      let run: RunResource = try await gateway.send(
        .post, "start", token: gateway.token(.analyst),
        json: #"{"provider":"openai","reproduceModelVersionId":"mv-1"}"#
      ).json()
      #expect(run.reproducesModelVersionId == "mv-1")
      let request = try #require(
        gateway.services.received(Reddytalk_Trainer_V1_StartRunRequest.self).first)
      #expect(request.reproduceModelVersionID == "mv-1")
      #expect(request.provider == "openai")
    }
  }

  @Test("lists the providers with what stands against them")
  func providers() async throws {
    try await withGateway { gateway in
      let list: ProvidersResource = try await gateway.send(
        .get, "providers", token: gateway.token(.analyst)
      ).json()
      #expect(
        list.providers == [
          ProviderResource(
            name: "azure-openai", configured: false,
            reason: "AZURE_OPENAI_ENDPOINT is not set for this service"),
          ProviderResource(
            name: "openai", configured: true, reachable: true, able: false,
            dates: ["training": Date(timeIntervalSince1970: 1_799_193_600)],
            limits: ["epochs": "1 to 50"], reason: "not any more"),
        ])
    }
  }

  @Test("shows where a version comes from and when it ends")
  func lifecycle() async throws {
    try await withGateway { gateway in
      let model: ModelVersionResource = try await gateway.send(
        .get, "models/mv-9", token: gateway.token(.analyst)
      ).json()
      let end = Date(timeIntervalSince1970: 1_799_884_800)
      #expect(model.lineage?.baseModel == "base-1")
      #expect(
        model.lineage?.trainingFile
          == .init(format: "openai-chat", lines: 9, bytes: 70, sha256: "ab"))
      #expect(model.lineage?.validationFile == nil)
      #expect(
        model.lifecycle
          == ModelLifecycleResource(
            ends: [.init(stage: "shutdown", at: end, source: "table")], idleDeletionDays: 15,
            successor: .init(provider: "local", baseModel: nil, retrainBy: end)))
    }
  }

  @Test("tells why a version that ends soon is not deployed")
  func retiring() async throws {
    try await withGateway { gateway in
      gateway.services.fail(
        DeployerMethods.deploy,
        RPCError(
          code: .failedPrecondition, message: "it stops answering on 2027-01-14",
          metadata: [RPCError.reasonKey: "model-retiring"]))
      let answer = try await gateway.send(
        .post, "deploy/mv-1", token: gateway.token(.admin), json: #"{"environment":"production"}"#)
      #expect(answer.status == 409)
      #expect(answer.problem == .modelRetiring)
      #expect(answer.text.contains("2027-01-14"))
    }
  }

  @Test("stops the active run")
  func stop() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "stop", token: gateway.token(.admin), json: #"{"reason":"wrong data"}"#)
      let run: RunResource = try answer.json()
      #expect(run.state == .stopped)
      #expect(run.outcomeDetail == "wrong data")
    }
  }

  @Test("lists runs and model versions, as many as are asked for")
  func lists() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      let history: HistoryResource = try await gateway.send(
        .get, "history?limit=7", token: token
      ).json()
      #expect(history.runs.map(\.id) == ["run-2", "run-1"])
      #expect(
        gateway.services.received(Reddytalk_Trainer_V1_ListRunsRequest.self).map(\.limit) == [7])
      let models: ModelVersionsResource = try await gateway.send(.get, "models", token: token)
        .json()
      #expect(models.models.map(\.id) == ["mv-1"])
      let run: RunResource = try await gateway.send(.get, "runs/run-9", token: token).json()
      #expect(run.id == "run-9")
      let model: ModelVersionResource = try await gateway.send(.get, "models/mv-9", token: token)
        .json()
      #expect(model.id == "mv-9")
    }
  }

  @Test("evaluates, and hands reports on in both formats")
  func evaluations() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.analyst)
      let started = try await gateway.send(.post, "evaluate/mv-1", token: token)
      #expect(started.status == 202)
      #expect(started.headers[.location] == "\(RunningGateway.base)/evaluations/ev-1")
      #expect(try started.json(EvaluationResource.self).outcome == nil)
      let list: EvaluationsResource = try await gateway.send(
        .get, "evaluations?modelVersionId=mv-1&limit=3", token: token
      ).json()
      #expect(list.evaluations.first?.outcome == "pass")
      let asked = gateway.services.received(Reddytalk_Evaluator_V1_ListEvaluationsRequest.self)
      #expect(asked.first?.modelVersionID == "mv-1")
      #expect(asked.first?.limit == 3)
      let one: EvaluationResource = try await gateway.send(.get, "evaluations/ev-7", token: token)
        .json()
      #expect(one.id == "ev-7")
      let markdown = try await gateway.send(
        .get, "evaluations/ev-1/report?format=markdown", token: token)
      #expect(markdown.text == "# Report")
      #expect(markdown.headers[.contentType]?.hasPrefix("text/markdown") == true)
      let json = try await gateway.send(.get, "evaluations/ev-1/report", token: token)
      #expect(json.text == #"{"id":"ev-1"}"#)
    }
  }

  @Test("deploys with what the specification allows to set")
  func deploy() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(
        .post, "deploy/mv-1", token: gateway.token(.admin),
        json: """
          {"environment":"production","strategy":"canary","instanceType":"large",
           "monitoring":{"metricsCollectionInterval":500,"alertThresholds":{"errorRate":0.1}},
           "autoScaling":{"minimumReplicas":1,"maximumReplicas":4},"responseCaching":true}
          """)
      let deployment: DeploymentResource = try answer.json()
      #expect(answer.status == 202)
      #expect(answer.headers[.location] == "\(RunningGateway.base)/deployments/dep-1")
      #expect(deployment.environment == "production")
      #expect(deployment.strategy == "canary")
      #expect(deployment.monitoring.alertThresholds?.errorRate == 0.1)
      let request = try #require(
        gateway.services.received(Reddytalk_Deployer_V1_DeployRequest.self).first)
      #expect(request.monitoring.metricsCollectionInterval == 500)
      #expect(request.autoScaling.maximumReplicas == 4)
      #expect(request.instanceType == "large")
      #expect(request.responseCaching)
    }
  }

  @Test("shows deployments with what is live, rolls back and approves")
  func deployments() async throws {
    try await withGateway { gateway in
      let token = try await gateway.token(.admin, subject: "olga")
      let list: DeploymentsResource = try await gateway.send(.get, "deployments", token: token)
        .json()
      #expect(list.environments.map(\.environment) == ["test", "staging", "production"])
      #expect(list.environments.map(\.liveModelVersionId) == [nil, "mv-2", "mv-1"])
      #expect(list.deployments.map(\.state) == [.live])
      let one: DeploymentResource = try await gateway.send(.get, "deployments/dep-4", token: token)
        .json()
      #expect(one.id == "dep-4")
      let rolledBack: DeploymentResource = try await gateway.send(
        .post, "deployments/dep-1/rollback", token: token, json: #"{"reason":"errors"}"#
      ).json()
      #expect(rolledBack.state == .rolledBack)
      let approval: ApprovalResource = try await gateway.send(
        .post, "approve/mv-1", token: token, json: #"{"comment":"reviewed"}"#
      ).json()
      #expect(approval.approvedBy == "olga")
      #expect(approval.comment == "reviewed")
    }
  }

  @Test("answers HEAD as GET, without the body")
  func head() async throws {
    try await withGateway { gateway in
      let answer = try await gateway.send(.head, "health")
      #expect(answer.status == 200)
      #expect(answer.body.isEmpty)
    }
  }

  @Test("gives every answer a request id and keeps it from caches and frames")
  func headers() async throws {
    try await withGateway { gateway in
      let first = try await gateway.send(.get, "health")
      let second = try await gateway.send(.get, "nowhere")
      #expect(first.headers[.xRequestID] != nil)
      #expect(first.headers[.xRequestID] != second.headers[.xRequestID])
      for answer in [first, second] {
        #expect(answer.headers[.cacheControl] == "no-store")
        #expect(answer.headers[.xContentTypeOptions] == "nosniff")
        #expect(answer.headers[.contentSecurityPolicy]?.contains("default-src 'none'") == true)
        #expect(answer.headers[.date]?.hasSuffix(" GMT") == true)
      }
    }
  }
}
