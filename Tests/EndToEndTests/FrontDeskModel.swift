import Foundation
import LocalModel

@testable import CLI

/// What a provider's fake answers with: a model of the shipped conversations, trained once for all tests. So what is
/// evaluated behind the fake is as good as what a provider would train.
enum FrontDeskModel {
  private struct Conversation: Decodable {
    struct Message: Decodable {
      let role: String
      let content: String
    }

    let id: String
    let category: String?
    let messages: [Message]
  }

  private static let training = Task {
    try await ModelTrainer(
      lineage: ModelLineage(datasetRoot: "corpus", snapshotID: "corpus", parentDigest: nil)
    ).train(on: try Self.examples()).model
  }

  /// The model.
  static func trained() async throws -> DialogueModel { try await Self.training.value }

  /// The model's answer to a conversation.
  static func reply(
    of model: DialogueModel, to turns: [(role: String, content: String)]
  ) -> String {
    model.respond(
      to: turns.compactMap { turn in
        DialogueMessage.Role(rawValue: turn.role).map {
          DialogueMessage(role: $0, content: turn.content)
        }
      }
    ).content
  }

  private static func examples() throws -> [TrainingExample] {
    try ShippedCorpus.files().flatMap { file in
      try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map { line in
        let read = try JSONDecoder().decode(Conversation.self, from: Data(line.utf8))
        return TrainingExample(
          recordID: read.id, category: read.category.flatMap(DialogueCategory.init(rawValue:)),
          messages: read.messages.compactMap { message in
            DialogueMessage.Role(rawValue: message.role).map {
              DialogueMessage(role: $0, content: message.content)
            }
          })
      }
    }
  }
}
