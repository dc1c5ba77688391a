import Foundation
import LocalModel

/// A handful of conversations, so small that a model is trained on them in a moment.
enum TinyDialogues {
  /// Trained within tests: quick, and without prior knowledge unless a test asks for it.
  static let quick = ModelTrainingParameters(
    batchSize: 4, epochs: 2, warmupSteps: 4, validationSplit: 0, medicalSpecialization: false)

  /// Four topics of the front desk, four conversations each.
  static let examples: [TrainingExample] = topics.flatMap { topic in
    topic.openings.enumerated().map { number, opening in
      TrainingExample(
        recordID: "\(topic.name)-\(number)", category: topic.category,
        messages: [
          DialogueMessage(role: .user, content: opening),
          DialogueMessage(role: .assistant, content: topic.replies[number % topic.replies.count]),
        ])
    }
  }

  /// Trains with these parameters.
  static func train(
    _ parameters: ModelTrainingParameters = Self.quick, on examples: [TrainingExample] = examples,
    seed: UInt64 = 1, checkpoints: URL? = nil,
    progress: @escaping @Sendable (ModelTrainingProgress) -> Void = { _ in }
  ) async throws -> TrainedModel {
    try await ModelTrainer(
      parameters: parameters, seed: seed, lineage: ModelLineage(datasetRoot: "sha256:tiny")
    ).train(on: examples, checkpointDirectory: checkpoints, progress: progress)
  }

  /// Runs `body` with a directory that is gone afterwards.
  @discardableResult
  static func withDirectory<Result>(
    _ body: (URL) async throws -> Result
  ) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(
      path: "local-model-\(UUID().uuidString)", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    return try await body(directory)
  }

  private struct Topic {
    var name: String
    var category: DialogueCategory
    var openings: [String]
    var replies: [String]
  }

  private static let topics = [
    Topic(
      name: "refill", category: .prescription,
      openings: [
        "please renew my water tablets", "my blood pressure medicine is nearly gone",
        "more of the cholesterol medicine, same strength", "refill for the thyroid tablets",
      ],
      replies: [
        "I can send that refill request to your clinician; which pharmacy do you use?",
        "Let me pass the refill on. What does the label of the bottle say?",
      ]),
    Topic(
      name: "visit", category: .appointment,
      openings: [
        "I would like a checkup next month", "a first visit for my daughter please",
        "put me down for a physical in spring", "is there a morning slot for a checkup",
      ],
      replies: [
        "I would be glad to find you a visit; which days suit you?",
        "Let us find a time. Do mornings or afternoons work better?",
      ]),
    Topic(
      name: "travel", category: .symptom,
      openings: [
        "which shots do I need for a safari", "vaccines before a journey to the tropics",
        "do children need malaria tablets abroad", "yellow fever shot for a cruise",
      ],
      replies: [
        "Great trip! Travel vaccines depend on where you stay; we can book a travel visit.",
        "For a journey, bring your itinerary and vaccine record to a travel visit.",
      ]),
    Topic(
      name: "bill", category: .insurance,
      openings: [
        "this invoice makes no sense to me", "why does the statement show a lab fee",
        "the balance is wrong, I paid it", "I was billed two times for one day",
      ],
      replies: [
        "I can ask billing to look at the statement with you; which date is on it?",
        "Our billing team can explain each charge. What does the statement say?",
      ]),
  ]
}
