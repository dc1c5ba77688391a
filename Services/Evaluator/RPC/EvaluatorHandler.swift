package import API
import EventStream
package import RPCCore
import ServiceKit
import StoreKit
import SwiftProtobuf

/// Answers the evaluator's contract: decodes, asks the domain, encodes.
package struct EvaluatorHandler: EvaluatorServing {
  private let evaluations: Evaluations
  private let events: EventFeed

  package init(evaluations: Evaluations, store: EvaluationStore) {
    self.evaluations = evaluations
    self.events = store.events
  }

  package func startEvaluation(
    _ request: Reddytalk_Evaluator_V1_StartEvaluationRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_Evaluation {
    let caller = Caller(context)
    let requester = Requester(
      actor: caller.actor, roles: caller.roles, requestID: caller.requestID)
    let evaluation = try await self.evaluations.start(
      EvaluationRequest(request, caller: caller), by: requester)
    return evaluation.proto()
  }

  package func getEvaluation(
    _ request: Reddytalk_Evaluator_V1_GetEvaluationRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_Evaluation {
    let evaluation = try await self.evaluations.evaluation(EvaluationID(rawValue: request.id))
    return evaluation.proto(outcomes: try await self.evaluations.outcomes(evaluation.id))
  }

  package func listEvaluations(
    _ request: Reddytalk_Evaluator_V1_ListEvaluationsRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_ListEvaluationsResponse {
    let model = request.modelVersionID.isEmpty ? nil : request.modelVersionID
    let evaluations = try await self.evaluations.list(
      limit: Int(request.limit), model: model.map(ModelVersionID.init(rawValue:)))
    return .with { $0.evaluations = evaluations.map { $0.proto() } }
  }

  package func getReport(
    _ request: Reddytalk_Evaluator_V1_GetReportRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_Report {
    let name = request.format.isEmpty ? EvaluationReport.Format.json.rawValue : request.format
    guard let format = EvaluationReport.Format(rawValue: name) else {
      throw EvaluationError.invalidField("format", reason: "it is neither json nor markdown")
    }
    let report = try await self.evaluations.report(EvaluationID(rawValue: request.evaluationID))
    let content =
      switch format {
      case .json: try report.json()
      case .markdown: report.markdown()
      }
    return .with {
      $0.contentType = format.contentType
      $0.content = content
    }
  }

  package func getVerdict(
    _ request: Reddytalk_Evaluator_V1_GetVerdictRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_SignedVerdict {
    guard !request.modelVersionID.isEmpty else {
      throw EvaluationError.missingField("modelVersionID")
    }
    let verdict = try await self.evaluations.verdict(
      on: ModelVersionID(rawValue: request.modelVersionID))
    return verdict.proto()
  }

  package func listSuites(
    _ request: Reddytalk_Evaluator_V1_ListSuitesRequest, context: ServerContext
  ) async throws -> Reddytalk_Evaluator_V1_ListSuitesResponse {
    let suites = self.evaluations.allSuites
    return .with { $0.suites = suites.map { $0.summary() } }
  }

  package func watch(
    _ request: Reddytalk_Common_V1_WatchRequest, context: ServerContext,
    writer: StreamWriter<Reddytalk_Common_V1_Event>
  ) async throws {
    try await self.events.answer(request, with: writer)
  }
}
