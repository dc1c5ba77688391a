import API
import FoundationEssentials
import RPCCore
import SwiftProtobuf

/// The Evaluator as the one who judged model versions.
struct EvaluatorVerdictSource: VerdictSource {
  private let evaluator: EvaluatorClient

  private static let options = CallOptions(timeout: .seconds(5), isIdempotent: true)

  init(_ evaluator: EvaluatorClient) { self.evaluator = evaluator }

  func verdict(on id: ModelVersionID) async throws -> SignedVerdict? {
    do {
      let signed = try await self.evaluator.getVerdict(
        .with { $0.modelVersionID = id.rawValue }, options: Self.options)
      return SignedVerdict(
        payload: signed.payload, signature: signed.signature, keyID: signed.keyID)
    } catch let error as RPCError where error.code == .notFound {
      return nil
    } catch let error as RPCError {
      return try await DeployerError.translating("the Evaluator") { throw error }
    }
  }

  func decode(_ payload: Data) -> Verdict? {
    guard
      let message = try? Reddytalk_Evaluator_V1_VerdictPayload(serializedBytes: payload),
      let outcome = Verdict.Outcome(message.outcome)
    else { return nil }
    return Verdict(
      evaluationID: EvaluationID(message.evaluationID),
      modelVersionID: ModelVersionID(message.modelVersionID),
      digest: ModelDigest(message.modelDigest), datasetRoot: message.datasetRoot,
      outcome: outcome,
      issuedAt: Date(timeIntervalSince1970: Double(message.issuedAtMs) / 1_000))
  }
}

extension Verdict.Outcome {
  fileprivate init?(_ outcome: Reddytalk_Evaluator_V1_VerdictOutcome) {
    switch outcome {
    case .pass: self = .pass
    case .fail: self = .fail
    case .inconclusive: self = .inconclusive
    case .unspecified, .UNRECOGNIZED: return nil
    }
  }
}
