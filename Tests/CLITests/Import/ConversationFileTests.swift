import Foundation
import Testing

@testable import CLI

struct ConversationFileTests {
  @Test func `blank lines are skipped and every line keeps its number`() async throws {
    let batches = try await Self.batches(
      "{\"a\":1}\n\n  \r\n{\"b\":2}\r\n{\"c\":3}", name: "x.jsonl")
    #expect(batches.map(\.lineNumbers) == [[1, 4, 5]])
    #expect(
      String(decoding: batches[0].bytes, as: UTF8.self) == "{\"a\":1}\n{\"b\":2}\n{\"c\":3}\n")
  }

  @Test func `a long file is cut into batches and nothing is lost at their borders`() async throws {
    let lines = (1...450).map {
      "{\"id\":\"\($0)\",\"pad\":\"\(String(repeating: "é", count: $0))\"}"
    }
    let batches = try await Self.batches(lines.joined(separator: "\n"), name: "x.ndjson")
    #expect(batches.count == 3)
    #expect(batches.allSatisfy { $0.lineNumbers.count <= LineBatch.maximumLines })
    let joined = batches.map { String(decoding: $0.bytes, as: UTF8.self) }.joined()
    #expect(joined == lines.joined(separator: "\n") + "\n")
    #expect(batches.flatMap(\.lineNumbers) == Array(1...450))
  }

  @Test func `a line larger than a batch goes alone`() async throws {
    let large = "\"" + String(repeating: "x", count: LineBatch.maximumBytes) + "\""
    let batches = try await Self.batches("1\n\(large)\n2\n", name: "x.jsonl")
    #expect(batches.map(\.lineNumbers) == [[1], [2], [3]])
  }

  @Test(arguments: [
    "[{\"id\":\"1\"},{\"id\":\"2\"}]", "{\"conversations\":[{\"id\":\"1\"},{\"id\":\"2\"}]}",
  ])
  func `the conversations of a document are taken one by one`(_ text: String) async throws {
    let batches = try await Self.batches(text, name: "x.json")
    #expect(batches.map(\.lineNumbers) == [[1, 2]])
    #expect(
      String(decoding: batches[0].bytes, as: UTF8.self) == "{\"id\":\"1\"}\n{\"id\":\"2\"}\n")
  }

  @Test func `a file of lines is recognised without its ending`() async throws {
    let batches = try await Self.batches("{\"id\":\"1\"}\n{\"id\":\"2\"}\n", name: "x.txt")
    #expect(batches.map(\.lineNumbers) == [[1, 2]])
  }

  @Test func `reading stops when no more is wanted`() async throws {
    let text = (1...1000).map { "{\"id\":\($0)}" }.joined(separator: "\n")
    let count = try await Self.withFile(text, name: "x.jsonl") { file in
      var count = 0
      try await file.forEachBatch { _, _ in
        count += 1
        return count < 2
      }
      return count
    }
    #expect(count == 2)
  }

  @Test func `a file that is not there is named`() {
    let file = ConversationFile(path: "/nowhere/at-all.jsonl")
    let failure = #expect(throws: CommandFailure.self) { try file.size() }
    #expect(failure?.code == .noInput)
    #expect(failure?.message.contains("/nowhere/at-all.jsonl") == true)
  }

  private static func batches(_ text: String, name: String) async throws -> [LineBatch] {
    try await Self.withFile(text, name: name) { file in
      var batches: [LineBatch] = []
      try await file.forEachBatch { batch, _ in
        batches.append(batch)
        return true
      }
      return batches
    }
  }

  private static func withFile<Result>(
    _ text: String, name: String, _ body: (ConversationFile) async throws -> Result
  ) async throws -> Result {
    let directory = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: directory) }
    let file = directory.appending(path: name)
    try text.write(to: file, atomically: true, encoding: .utf8)
    return try await body(ConversationFile(path: file.path))
  }
}
