import Foundation
import RESTContract
import TestSupport
import Testing

@testable import CLI

/// What is asked of the Gateway for a parity report.
struct ParityInquiryTests {
  private static let base = "/api/training-pipeline"
  private static let comparison = """
    {"comparison":{"overall":{"difference":{"value":0,"lower":-0.01,"upper":0.01},"pairs":24},\
    "safety":{"difference":{"value":0,"lower":0,"upper":0},"pairs":24},\
    "passed":{"gained":0,"lost":0,"pValue":1}},"manifest":{"policy":{"safetyMargin":0.05}}}
    """

  private static func version(_ id: String) -> ModelVersionResource {
    ModelVersionResource(
      id: id, number: 1, runId: "run-1", provider: "local", snapshotId: "sha256:aa",
      parentModelVersionId: nil, digest: "sha256:dd", parameters: TrainingParametersResource(),
      metrics: .init(
        examples: 1, validationExamples: 0, firstLoss: 0, lastLoss: 0, bestValidationLoss: 0,
        validationAccuracy: 0, epochsRun: 1, stoppedEarly: false, seconds: 0, examplesPerSecond: 0),
      artifactBytes: 1, signedBy: "k", createdAt: Date(timeIntervalSince1970: 0))
  }

  private static func evaluation(_ id: String, against baseline: String?) -> EvaluationResource {
    var evaluation = EvaluationResource(
      id: id, modelVersionId: "mv-2", suite: "front-desk", suiteVersion: "1", state: "completed",
      requestedBy: "anna", startedAt: Date(timeIntervalSince1970: 0))
    evaluation.baselineModelVersionId = baseline
    return evaluation
  }

  private static func run(
    _ state: RunResource.State = .completed, made: String? = "mv-2", evaluation: String? = "ev-1"
  ) -> RunResource {
    var run = RunResource(
      id: "run-2", state: state, trigger: .init(reason: "manual", detail: ""),
      metadata: .init(), provider: "openai", parameters: TrainingParametersResource(),
      requestedBy: "anna", createdAt: Date(timeIntervalSince1970: 0),
      updatedAt: Date(timeIntervalSince1970: 0))
    run.modelVersionId = made
    run.evaluationId = evaluation
    run.outcomeDetail = "why"
    return run
  }

  private static func json(_ value: some Encodable) throws -> ScriptedResponse {
    .json(String(decoding: try RESTCoding.makeEncoder().encode(value), as: UTF8.self))
  }

  /// What a Gateway answers whose run was evaluated against `baseline`.
  private static func route(evaluatedAgainst baseline: String?) -> FakeHTTPServer.Route {
    { request in
      switch (request.method, request.path) {
      case ("GET", "\(Self.base)/models/mv-2"): try Self.json(Self.version("mv-2"))
      case ("GET", "\(Self.base)/evaluations/ev-1"):
        try Self.json(Self.evaluation("ev-1", against: baseline))
      case ("GET", "\(Self.base)/evaluations/ev-2"), ("POST", "\(Self.base)/evaluate/mv-2"):
        try Self.json(Self.evaluation("ev-2", against: "mv-1"))
      case ("GET", "\(Self.base)/evaluations/ev-1/report"),
        ("GET", "\(Self.base)/evaluations/ev-2/report"):
        ScriptedResponse.json(Self.comparison)
      default: ScriptedResponse.json("{}", status: 404)
      }
    }
  }

  private static func gateway(
    evaluatedAgainst baseline: String?,
    _ body: (FakeHTTPServer, ParityInquiry) async throws -> Void
  ) async throws {
    let server = try FakeHTTPServer(Self.route(evaluatedAgainst: baseline))
    defer { server.stop() }
    let client = GatewayClient(baseURL: server.url(""), certificateAuthorityFile: nil, token: "t")
    try await body(server, ParityInquiry(client: client))
  }

  @Test func `the run's own evaluation serves when it was against the version that is reproduced`()
    async throws
  {
    try await Self.gateway(evaluatedAgainst: "mv-1") { server, inquiry in
      let report = try await inquiry.report(on: Self.run(), from: Self.version("mv-1"))
      #expect(report.evaluation?.id == "ev-1")
      #expect(report.verdict == .parity)
      #expect(report.margin == 0.05)
      #expect(!server.requests.contains { $0.method == "POST" })
    }
  }

  @Test(arguments: [nil, "mv-0"])
  func `another one is ordered when the run's was against something else`(
    baseline: String?
  ) async throws {
    try await Self.gateway(evaluatedAgainst: baseline) { server, inquiry in
      let report = try await inquiry.report(on: Self.run(), from: Self.version("mv-1"))
      #expect(report.evaluation?.id == "ev-2")
      let order = try #require(server.requests.first { $0.method == "POST" })
      #expect(try order.json(EvaluateBody.self).baselineModelVersionId == "mv-1")
    }
  }

  @Test func `a run that made no version is told with its outcome`() async throws {
    try await Self.gateway(evaluatedAgainst: nil) { _, inquiry in
      let failure = await #expect(throws: CommandFailure.self) {
        try await inquiry.report(
          on: Self.run(.failed, made: nil, evaluation: nil), from: Self.version("mv-1"))
      }
      #expect(failure?.description.contains("ended failed without a version: why") == true)
    }
  }
}
