import API
import RPCCore
import SwiftProtobuf

@testable import Gateway

extension FakeServices {
  func registerEvaluator(in router: inout RPCRouter) {
    self.registerCommon(of: .evaluator, watch: EvaluatorMethods.watch, in: &router)
    self.answer(EvaluatorMethods.startEvaluation, in: &router) {
      (request: Reddytalk_Evaluator_V1_StartEvaluationRequest) in
      Reddytalk_Evaluator_V1_Evaluation.fake("ev-1", of: request.modelVersionID, .running)
    }
    self.answer(EvaluatorMethods.getEvaluation, in: &router) {
      (request: Reddytalk_Evaluator_V1_GetEvaluationRequest) in
      Reddytalk_Evaluator_V1_Evaluation.fake(request.id, of: "mv-1", .completed)
    }
    self.answer(EvaluatorMethods.listEvaluations, in: &router) {
      (_: Reddytalk_Evaluator_V1_ListEvaluationsRequest) in
      Reddytalk_Evaluator_V1_ListEvaluationsResponse.with {
        $0.evaluations = [.fake("ev-1", of: "mv-1", .completed)]
      }
    }
    self.answer(EvaluatorMethods.getReport, in: &router) {
      (request: Reddytalk_Evaluator_V1_GetReportRequest) in
      let isMarkdown = request.format == "markdown"
      return Reddytalk_Evaluator_V1_Report.with {
        $0.contentType = isMarkdown ? "text/markdown; charset=utf-8" : "application/json"
        $0.content = isMarkdown ? "# Report" : #"{"id":"ev-1"}"#
      }
    }
  }
}

extension Reddytalk_Evaluator_V1_Evaluation {
  fileprivate static func fake(
    _ id: String, of modelVersionID: String, _ state: Reddytalk_Evaluator_V1_EvaluationState
  ) -> Self {
    .with {
      $0.id = id
      $0.modelVersionID = modelVersionID
      $0.state = state
      $0.outcome = state == .completed ? .pass : .unspecified
      $0.scores.accuracy.value = 0.9
      $0.startedAtMs = 1_800_000_000_000
    }
  }
}
