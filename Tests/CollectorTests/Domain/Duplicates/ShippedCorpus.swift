import Collector
import Foundation

/// The conversations that the product ships with, read from the source tree.
enum ShippedCorpus {
  private struct Line: Decodable {
    struct Message: Decodable {
      var role: String
      var content: String
    }

    var id: String
    var messages: [Message]
  }

  static func conversations() throws -> [ConversationSubmission] {
    let root = URL(filePath: #filePath).pathComponents.prefix { $0 != "Tests" }
    let directory = URL(filePath: root.joined(separator: "/"))
      .appending(path: "Services/CLI/Corpus", directoryHint: .isDirectory)
    let files = try FileManager.default.contentsOfDirectory(atPath: directory.path()).sorted()
    return try files.flatMap { file in
      try String(contentsOf: directory.appending(path: file), encoding: .utf8)
        .split(whereSeparator: \.isNewline).map { line in
          let line = try JSONDecoder().decode(Line.self, from: Data(line.utf8))
          return ConversationSubmission(
            key: ConversationKey(source: "corpus", id: line.id),
            turns: line.messages.map { .init(role: $0.role, content: $0.content) })
        }
    }
  }
}
