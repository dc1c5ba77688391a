import FoundationEssentials
import LocalModel

/// Chooses the model of a run from its trials, and puts the table of them into the model's lineage.
struct TrialChoice: Sendable {
  /// The trials of the run, by number.
  let trials: [TrialRecord]
  let splitSeed: UInt64

  /// The trial with the lowest loss on the validation part; of equals the one with the lower number. Nil without any.
  static func best(of trials: [TrialRecord]) -> TrialRecord? {
    trials.filter { $0.task.isCandidate && $0.phase == .succeeded && Self.loss($0) != nil }
      .min { one, other in
        (Self.loss(one) ?? .infinity, one.number) < (Self.loss(other) ?? .infinity, other.number)
      }
  }

  private static func loss(_ trial: TrialRecord) -> Double? {
    trial.result?.metrics.bestValidationLoss.flatMap { $0.isFinite ? $0 : nil }
  }

  /// The chosen model's manifest with the table in its lineage.
  ///
  /// - Throws: `RunFailure.artifactInvalid` when it is none.
  func manifest(_ bytes: Data, of chosen: TrialRecord) throws(RunFailure) -> Data {
    do {
      var manifest = try ModelManifest.decode(bytes)
      manifest.lineage.search = self.table(chosen)
      return Data(try manifest.encoded())
    } catch {
      throw .artifactInvalid(reason: error.description)
    }
  }

  private func table(_ chosen: TrialRecord) -> ModelSearch {
    ModelSearch(
      splitSeed: self.splitSeed,
      trials: self.trials.filter(\.task.isCandidate).map { trial in
        let metrics = trial.result?.metrics
        return ModelSearch.Trial(
          number: trial.number, parameters: ModelTrainingParameters(trial.task.parameters),
          seed: trial.task.seed, validationLoss: metrics?.bestValidationLoss,
          validationAccuracy: metrics?.validationAccuracy, epochsRun: metrics?.epochsRun,
          failure: trial.phase == .succeeded ? nil : trial.detail,
          isChosen: trial.number == chosen.number)
      },
      heldOut: self.trials.compactMap { trial in
        guard let source = trial.task.leftOutSource else { return nil }
        guard trial.phase == .succeeded, let held = trial.result?.heldOut else {
          return ModelSearch.HeldOut(source: source, failure: trial.detail)
        }
        return ModelSearch.HeldOut(
          source: source, conversations: held.conversations, judged: held.judged,
          right: held.right, emergencies: held.emergencies, escalated: held.escalated)
      })
  }
}
