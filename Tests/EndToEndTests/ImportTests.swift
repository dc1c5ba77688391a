import Foundation
import Testing

@testable import CLI

extension EndToEndTests {
  @Suite(.serialized) struct ImportTests {
    /// Ten lines that cannot be taken, each for a reason of its own.
    private static let damagedLines = [
      "{", "[]", "\"text\"", "{}", "{\"id\":\"x1\"}", "{\"id\":\"x2\",\"messages\":[]}",
      "{\"id\":\"x3\",\"messages\":[{\"role\":\"robot\",\"content\":\"hi\"}]}",
      "{\"id\":\"x4\",\"messages\":[{\"role\":\"user\"}]}",
      "{\"id\":\"\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
      "{\"id\":\"x5\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}],\"category\":\"astrology\"}",
    ]

    @Test(.timeLimit(.minutes(3)))
    func damagedLinesAreNamedTheRestIsTakenAndRepeatingAddsNothing() async throws {
      try await LiveSystem.run { system in
        let client = try await system.client("assistant", "ingest")
        let (file, damaged, good) = try Self.writeFile(in: system.dataDirectory)
        let importer = Importer(client: client, source: "test")
        let first = try await importer.run(ConversationFile(path: file.path)) { _, _ in }
        #expect(first.received == damaged.count + good)
        #expect(first.rejected == damaged.count)
        #expect(first.accepted + first.quarantined == good)
        let rejected = first.lines.filter { $0.outcome == "rejected" }
        #expect(rejected.map(\.line) == damaged)
        #expect(rejected.allSatisfy { !$0.reasons.isEmpty })

        let second = try await importer.run(ConversationFile(path: file.path)) { _, _ in }
        #expect(second.accepted == 0)
        #expect(second.duplicates == good)
        #expect(second.rejected == damaged.count)
      }
    }

    /// A file of the corpus with a damaged line after every third good one.
    ///
    /// - Returns: the file, the numbers of the damaged lines, and how many good ones there are.
    private static func writeFile(in directory: URL) throws -> (URL, [Int], Int) {
      let source = try #require(try ShippedCorpus.files().first)
      let good = try String(contentsOf: source, encoding: .utf8).split(separator: "\n")
        .map(String.init)
      var lines: [String] = []
      var damaged: [Int] = []
      var rest = Self.damagedLines[...]
      for (index, line) in good.enumerated() {
        lines.append(line)
        if index % 3 == 2, let next = rest.popFirst() {
          lines.append(next)
          damaged.append(lines.count)
        }
      }
      let file = directory.appending(path: "damaged.jsonl")
      try (lines.joined(separator: "\n") + "\n").write(to: file, atomically: true, encoding: .utf8)
      return (file, damaged, good.count)
    }
  }
}
