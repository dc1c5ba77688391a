/// Lets only those model versions pass whose verdict is signed, speaks of them and passes them.
struct VerdictGate: Sendable {
  private let source: any VerdictSource
  private let signatures: any SignatureChecker

  /// Asks `source` and trusts only what `signatures` confirms.
  init(source: any VerdictSource, signatures: any SignatureChecker) {
    self.source = source
    self.signatures = signatures
  }

  /// The verdict that admits a model version.
  ///
  /// - Throws: `DeployerError.verdictMissing` saying what is wrong with the verdict, or
  ///   `.dependencyUnavailable`.
  func admit(_ model: ModelVersionRecord) async throws -> Verdict {
    guard let signed = try await self.source.verdict(on: model.id) else {
      throw self.refusal(model, "it was never evaluated to an end")
    }
    // The signature covers bytes: nothing is decoded before it has been verified.
    guard
      self.signatures.isValid(
        signed.signature, over: signed.payload, by: .evaluator, keyID: signed.keyID)
    else { throw self.refusal(model, "the verdict's signature is not the Evaluator's") }
    guard let verdict = self.source.decode(signed.payload) else {
      throw self.refusal(model, "the signed verdict cannot be read")
    }
    guard verdict.modelVersionID == model.id, verdict.digest == model.digest else {
      throw self.refusal(model, "the verdict is on \(verdict.modelVersionID) \(verdict.digest)")
    }
    guard verdict.datasetRoot == model.datasetRoot else {
      throw self.refusal(model, "the verdict names another dataset")
    }
    guard verdict.outcome == .pass else {
      throw self.refusal(model, "evaluation \(verdict.evaluationID) ended in \(verdict.outcome)")
    }
    return verdict
  }

  private func refusal(_ model: ModelVersionRecord, _ reason: String) -> DeployerError {
    .verdictMissing(model.id, reason: reason)
  }
}
