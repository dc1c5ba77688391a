import Foundation
import RESTContract

/// Collects what a parity report is made of.
struct ParityInquiry: Sendable {
  let client: GatewayClient

  /// Compares what a run made with the version that it reproduced; orders their evaluation against each other unless the
  /// run's own evaluation was that.
  ///
  /// - Throws: `CommandFailure` when the run made no version.
  func report(
    on run: RunResource, from source: ModelVersionResource
  ) async throws -> ParityReport {
    guard let made = run.modelVersionId else {
      throw CommandFailure(
        .refused,
        "the run ended \(run.state.rawValue) without a version: \(run.outcomeDetail ?? "no reason given")"
      )
    }
    let version: ModelVersionResource = try await self.client.get(
      "/api/training-pipeline/models/\(made)")
    let evaluation = try await self.evaluation(of: made, in: run, against: source.id)
    let document = try await self.document(of: evaluation)
    return ParityReport(
      from: source, to: version, evaluation: evaluation, comparison: document.comparison,
      margin: document.manifest?.policy.safetyMargin ?? 0)
  }

  private func evaluation(
    of made: String, in run: RunResource, against source: String
  ) async throws -> EvaluationResource {
    if let id = run.evaluationId {
      let own = try await Polling.evaluation(id, self.client)
      if own.baselineModelVersionId == source, own.state == "completed" { return own }
    }
    let ordered: EvaluationResource = try await self.client.post(
      "/api/training-pipeline/evaluate/\(made)", EvaluateBody(baselineModelVersionId: source))
    return try await Polling.evaluation(ordered.id, self.client)
  }

  private func document(of evaluation: EvaluationResource) async throws -> ComparingReport {
    guard evaluation.state == "completed" else {
      throw CommandFailure(
        .refused, "evaluation \(evaluation.id) failed: \(evaluation.failure ?? "no reason given")")
    }
    let text = try await self.client.text(
      "/api/training-pipeline/evaluations/\(evaluation.id)/report?format=json")
    do {
      return try JSONDecoder().decode(ComparingReport.self, from: Data(text.utf8))
    } catch {
      throw CommandFailure(
        .software, "the report on \(evaluation.id) is not understood",
        remedy: "Are this program and the Evaluator of the same version?")
    }
  }
}
