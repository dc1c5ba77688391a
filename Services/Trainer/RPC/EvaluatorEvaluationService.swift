package import API
import RPCCore
import SwiftProtobuf

/// The Evaluator as the judge of model versions.
package struct EvaluatorEvaluationService: EvaluationService {
  private let evaluator: EvaluatorClient

  private static let options = CallOptions(timeout: .seconds(10), isIdempotent: true)

  package init(_ evaluator: EvaluatorClient) { self.evaluator = evaluator }

  package func start(_ order: EvaluationOrder) async throws -> EvaluationID {
    try await PeerError.translated(.evaluator) {
      let request = Reddytalk_Evaluator_V1_StartEvaluationRequest.with {
        $0.modelVersionID = order.version.rawValue
        $0.idempotencyKey = order.key
        $0.requestedBy = order.requestedBy
        $0.baselineModelVersionID = order.baseline?.rawValue ?? ""
      }
      let evaluation = try await self.evaluator.startEvaluation(request, options: Self.options)
      return EvaluationID(rawValue: evaluation.id)
    }
  }

  package func status(of evaluation: EvaluationID) async throws -> EvaluationStatus {
    try await PeerError.translated(.evaluator) {
      let request = Reddytalk_Evaluator_V1_GetEvaluationRequest.with {
        $0.id = evaluation.rawValue
      }
      return try await self.evaluator.getEvaluation(request, options: Self.options).status()
    }
  }
}

extension Reddytalk_Evaluator_V1_Evaluation {
  /// Only a completed evaluation with the outcome PASS allows deployment: whatever is not
  /// understood forbids it.
  fileprivate func status() -> EvaluationStatus {
    switch self.state {
    case .running, .unspecified, .UNRECOGNIZED:
      return .running(
        scenariosDone: Int(self.scenariosDone), scenariosTotal: Int(self.scenariosTotal))
    case .failed:
      return .failed(cause: self.failure)
    case .completed:
      switch self.outcome {
      case .pass: return .passed(reasons: self.reasons)
      case .fail: return .rejected(outcome: "fail", reasons: self.reasons)
      case .inconclusive: return .rejected(outcome: "inconclusive", reasons: self.reasons)
      case .unspecified, .UNRECOGNIZED:
        return .rejected(outcome: "unknown", reasons: self.reasons)
      }
    }
  }
}
