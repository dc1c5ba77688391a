import API
import Foundation
import RESTContract
import RPCCore

/// Reaches evaluations over RPC.
struct RemoteModelEvaluations: ModelEvaluations {
  private let client: EvaluatorClient
  private let evaluator = PeerCaller(peer: .evaluator)

  /// Evaluations behind `client`.
  init(client: EvaluatorClient) {
    self.client = client
  }

  func start(
    _ body: EvaluateBody, of modelVersionID: String, idempotencyKey: String,
    for origin: CallOrigin
  ) async throws -> EvaluationResource {
    var request = Reddytalk_Evaluator_V1_StartEvaluationRequest()
    request.modelVersionID = modelVersionID
    request.suite = body.suite ?? ""
    request.idempotencyKey = idempotencyKey
    request.requestedBy = origin.subject
    request.baselineModelVersionID = body.baselineModelVersionId ?? ""
    let message = request
    return EvaluationResource(
      try await self.evaluator.call(for: origin) {
        try await self.client.startEvaluation(message, options: $0)
      })
  }

  func list(
    limit: Int, modelVersionID: String?, for origin: CallOrigin
  ) async throws -> [EvaluationResource] {
    var request = Reddytalk_Evaluator_V1_ListEvaluationsRequest()
    request.limit = UInt32(count: limit)
    request.modelVersionID = modelVersionID ?? ""
    let message = request
    return try await self.evaluator.call(for: origin) {
      try await self.client.listEvaluations(message, options: $0)
    }.evaluations.map(EvaluationResource.init)
  }

  func evaluation(
    _ id: String, for origin: CallOrigin
  ) async throws -> EvaluationResource {
    var request = Reddytalk_Evaluator_V1_GetEvaluationRequest()
    request.id = id
    let message = request
    return EvaluationResource(
      try await self.evaluator.call(for: origin) {
        try await self.client.getEvaluation(message, options: $0)
      })
  }

  func report(
    on id: String, format: String, for origin: CallOrigin
  ) async throws -> EvaluationReport {
    var request = Reddytalk_Evaluator_V1_GetReportRequest()
    request.evaluationID = id
    request.format = format
    let message = request
    let report = try await self.evaluator.call(for: origin) {
      try await self.client.getReport(message, options: $0)
    }
    return EvaluationReport(contentType: report.contentType, content: report.content)
  }
}
