import Foundation
import LocalModel
import Testing

@testable import Deployer

/// Embedded models trained on the conversations that the product ships.
enum ShippedModel {
  private struct Line: Decodable {
    struct Message: Decodable {
      let role: String
      let content: String
    }
    let id: String
    let category: String?
    let messages: [Message]
  }

  /// Trains on every n-th conversation and gives back the artefact's directory.
  static func train(onEvery stride: Int, in directory: URL) async throws -> URL {
    let all = try Self.examples()
    let examples = all.enumerated().filter { $0.offset.isMultiple(of: stride) }.map(\.element)
    let trainer = ModelTrainer(lineage: ModelLineage(datasetRoot: "sha256:dataset"))
    let model = try await trainer.train(on: examples)
    let place = directory.appending(path: "trained", directoryHint: .isDirectory)
    try model.write(to: place)
    return place
  }

  private static func examples() throws -> [TrainingExample] {
    let corpus = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../../Services/CLI/Corpus").standardizedFileURL
    let files = try FileManager.default.contentsOfDirectory(atPath: corpus.path())
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    return try files.flatMap { file in
      let text = try String(contentsOf: corpus.appending(path: file), encoding: .utf8)
      return try text.split(separator: "\n").map { line in
        try Self.example(JSONDecoder().decode(Line.self, from: Data(line.utf8)))
      }
    }
  }

  private static func example(_ line: Line) throws -> TrainingExample {
    TrainingExample(
      recordID: line.id, category: line.category.flatMap(DialogueCategory.init),
      messages: try line.messages.map {
        DialogueMessage(
          role: try #require(DialogueMessage.Role(rawValue: $0.role)), content: $0.content)
      })
  }
}
