import Foundation
import HTTPTypes
import RESTContract

/// Evaluations and their reports.
struct EvaluationController: Sendable {
  let evaluations: any ModelEvaluations

  func start(_ exchange: Exchange) async throws -> Reply {
    let body = try exchange.decode(orEmpty: EvaluateBody())
    let evaluation = try await self.evaluations.start(
      body, of: exchange.parameter("modelVersionId"), idempotencyKey: exchange.idempotencyKey,
      for: exchange.origin)
    return try .json(
      evaluation, status: .accepted,
      location: "\(PipelineController.base)/evaluations/\(evaluation.id)",
      objectID: evaluation.id)
  }

  func list(_ exchange: Exchange) async throws -> Reply {
    let evaluations = try await self.evaluations.list(
      limit: exchange.query.limit(), modelVersionID: exchange.query.id("modelVersionId"),
      for: exchange.origin)
    return try .json(EvaluationsResource(evaluations: evaluations))
  }

  func evaluation(_ exchange: Exchange) async throws -> Reply {
    let id = exchange.parameter("evaluationId")
    return try .json(await self.evaluations.evaluation(id, for: exchange.origin))
  }

  func report(_ exchange: Exchange) async throws -> Reply {
    let format = exchange.query["format"] ?? "json"
    guard ["json", "markdown"].contains(format) else {
      throw Problem(.invalidParameters, "format must be json or markdown")
    }
    let report = try await self.evaluations.report(
      on: exchange.parameter("evaluationId"), format: format, for: exchange.origin)
    return Reply(contentType: report.contentType, body: .bytes(Data(report.content.utf8)))
  }
}
