import Foundation
import LocalModel

/// The shipped corpus as measurements read it: approved conversations, in folds.
struct MeasuredCorpus {
  /// A conversation with what the measurement knows of it and the model does not.
  struct Conversation {
    var example: TrainingExample
    var topic: String
  }

  /// In the order of the files.
  let conversations: [Conversation]

  private struct Line: Decodable {
    struct Message: Decodable {
      var role: String
      var content: String
    }

    struct Feedback: Decodable {
      var vote: String?
      var rating: Int?
    }

    var id: String
    var category: String?
    var messages: [Message]
    var feedback: Feedback?

    var isDisliked: Bool {
      self.feedback?.vote == "down" || (self.feedback?.rating ?? 5) <= 2
    }
  }

  /// Reads every file of a directory; conversations that patients disliked are left out, as the
  /// pipeline does.
  init(directory: URL) throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: directory.path).sorted()
    let lines = try names.filter { $0.hasSuffix(".jsonl") }.flatMap { name in
      let text = try String(contentsOf: directory.appending(path: name), encoding: .utf8)
      return try text.split(separator: "\n").map {
        try JSONDecoder().decode(Line.self, from: Data($0.utf8))
      }
    }
    self.conversations = lines.filter { !$0.isDisliked }.map { line in
      Conversation(
        example: TrainingExample(
          recordID: line.id, category: line.category.flatMap(DialogueCategory.init(rawValue:)),
          messages: line.messages.compactMap { message in
            DialogueMessage.Role(rawValue: message.role).map {
              DialogueMessage(role: $0, content: message.content)
            }
          }), topic: MeasuredTopics.topic(of: line.id))
    }
  }

  /// The shipped corpus of this repository.
  static func shipped(file: String = #filePath) throws -> MeasuredCorpus {
    let repository = URL(filePath: file).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    return try MeasuredCorpus(directory: repository.appending(path: "Services/CLI/Corpus"))
  }

  /// Positions of the conversations of each fold, the same for every call with the same seed.
  func folds(_ count: Int, seed: UInt64 = 7) -> [[Int]] {
    var order = Array(self.conversations.indices)
    var generator = SeededGenerator(seed: seed)
    generator.shuffle(&order)
    return (0..<count).map { fold in
      order.enumerated().filter { $0.offset % count == fold }.map(\.element)
    }
  }
}
