import Foundation
import LocalModel

/// A small trained artefact in a directory of its own.
enum TinyArtifact {
  /// Trains once for all tests.
  private static let trained = Task {
    let turns = [
      ("please renew my tablets", "I can send the refill to your clinician; which pharmacy?"),
      ("a checkup next month", "I would be glad to find you a visit; which days suit you?"),
      ("my chest feels crushed", "Call 911 right now and do not drive yourself."),
      ("the bill is wrong", "I can ask billing to look at it; which date is on the statement?"),
    ]
    let categories: [DialogueCategory] = [.prescription, .appointment, .emergency, .insurance]
    let examples = zip(turns, categories).map { turn, category in
      TrainingExample(
        recordID: category.rawValue, category: category,
        messages: [
          DialogueMessage(role: .user, content: turn.0),
          DialogueMessage(role: .assistant, content: turn.1),
        ])
    }
    return try await ModelTrainer(
      parameters: ModelTrainingParameters(
        batchSize: 4, warmupSteps: 0, validationSplit: 0, medicalSpecialization: false),
      lineage: ModelLineage(datasetRoot: "sha256:tiny")
    ).train(on: examples)
  }

  /// Runs `body` with the artefact's directory, which is gone afterwards, and its digest.
  @discardableResult
  static func use<Result>(
    _ body: (_ directory: URL, _ digest: String) async throws -> Result
  ) async throws -> Result {
    let trained = try await Self.trained.value
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "model-runtime-\(UUID().uuidString)", directoryHint: .isDirectory)
    try trained.write(to: directory)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory, trained.digest)
  }
}
