import Crypto
import FoundationEssentials
import Hexadecimal

@testable import Trainer

/// A manifest of the embedded model with made-up measurements, for what only reads manifests.
enum TinyModel {
  static func manifest(validationLoss: Double = 0.5) -> Data {
    Data(
      """
      {"format":"reddytalk-local-model","formatVersion":2,"provider":"local","seed":1,"labels":{},
       "parameters":{"batchSize":16,"epochs":3,"learningRate":0.0001,"warmupSteps":100,
        "maxSequenceLength":2048,"validationSplit":0.2,"earlyStoppingPatience":2,
        "medicalSpecialization":true},
       "lineage":{"datasetRoot":"sha256:00"},
       "metrics":{"trainingExamples":10,"validationExamples":2,"trainingPositions":10,"steps":6,
        "epochsRun":3,"stoppedEarly":false,"bestEpoch":3,"firstLoss":2,"lastLoss":1,
        "epochLosses":[1],"validationLosses":[\(validationLoss)],
        "bestValidationLoss":\(validationLoss),"replies":1},
       "files":[]}
      """.utf8)
  }

  static func metrics(validationLoss: Double?) -> TrainingMetrics {
    TrainingMetrics(
      examples: 10, validationExamples: validationLoss == nil ? 0 : 2, firstLoss: 2, lastLoss: 1,
      bestValidationLoss: validationLoss, validationAccuracy: validationLoss.map { _ in 0.5 },
      epochsRun: 3, stoppedEarly: false, seconds: 1, examplesPerSecond: 10)
  }

  /// What a process hands in that left a source out.
  static var heldOutResult: TrialResult {
    var held = TrialResult.HeldOut()
    (held.conversations, held.judged, held.right) = (6, 5, 4)
    (held.emergencies, held.escalated) = (2, 1)
    return TrialResult(metrics: Self.metrics(validationLoss: 0.1), files: [], heldOut: held)
  }

  /// What a process hands in with this manifest.
  static func result(validationLoss: Double) -> TrialResult {
    let content = Self.manifest(validationLoss: validationLoss)
    return TrialResult(
      metrics: Self.metrics(validationLoss: validationLoss),
      files: [
        TrialResult.File(
          name: "manifest.json", bytes: content.count,
          sha256: SHA256.hash(data: content).hexadecimal)
      ], heldOut: nil)
  }
}
