import Foundation
import TestSupport
import Testing

@testable import Trainer

@Suite("Data files before a trainer sees them")
struct DatasetValidatorTests {
  private let directory = TemporaryDirectory()

  private static let good =
    #"{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a"}]}"#

  private func findings(
    _ bytes: Data, format: DatasetFormat = .openAIChat, rules: DatasetRules = DatasetRules(),
    validation: String? = nil
  ) throws -> [DatasetFinding] {
    let file = self.directory.url.appending(path: "train.jsonl")
    try bytes.write(to: file)
    let other = try validation.map { try self.directory.write($0, to: "validation.jsonl") }
    return try DatasetValidator(format: format, rules: rules)
      .findings(training: file.nativePath, validation: other?.nativePath)
  }

  private func findings(
    _ text: String, format: DatasetFormat = .openAIChat, rules: DatasetRules = DatasetRules(),
    validation: String? = nil
  ) throws -> [DatasetFinding] {
    try self.findings(Data(text.utf8), format: format, rules: rules, validation: validation)
  }

  @Test("A good file has no findings")
  func good() throws {
    let tools =
      #"{"messages":[{"role":"user","content":"q2"},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}}]},{"role":"tool","tool_call_id":"c1","content":"r"},{"role":"assistant","content":"done","weight":1}]}"#
    #expect(try self.findings("\(Self.good)\n\(tools)\n").isEmpty)
  }

  @Test(
    "A bad line is told with its code and its number",
    arguments: [
      ("", DatasetFinding.Code.blankLine), ("[1]", .notAnObject), ("{", .notAnObject),
      (
        #"{"messages":[{"role":"doctor","content":"q"},{"role":"assistant","content":"a"}]}"#,
        .unknownRole
      ),
      (
        #"{"messages":[{"role":"user","content":"q","weight":1},{"role":"assistant","content":"a"}]}"#,
        .invalidWeight
      ),
      (
        #"{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a","weight":0.5}]}"#,
        .invalidWeight
      ),
      (
        #"{"messages":[{"role":"user","content":"q"},{"role":"assistant","content":"a","weight":0}]}"#,
        .nothingToLearn
      ),
      (#"{"messages":[{"role":"user","content":"q"}]}"#, .nothingToLearn),
      (#"{"text":"q"}"#, .nothingToLearn),
      (
        #"{"messages":[{"role":"tool","tool_call_id":"x","content":"r"},{"role":"assistant","content":"a"}]}"#,
        .unmatchedToolCall
      ),
      (
        #"{"messages":[{"role":"user","content":"q"},{"role":"assistant","tool_calls":[{"id":"c","function":{"arguments":"{a"}}]}]}"#,
        .toolArguments
      ),
      (
        #"{"messages":[{"role":"user","content":" "},{"role":"assistant","content":"a"}]}"#,
        .emptyContent
      ),
      (
        #"{"messages":[{"role":"user","content":"I am jane@example.com"},{"role":"assistant","content":"a"}]}"#,
        .identifier
      ),
    ])
  func line(line: String, code: DatasetFinding.Code) throws {
    let findings = try self.findings("\(Self.good)\n\(line)\n")
    #expect(findings.contains { $0.code == code && $0.line == 2 }, "\(findings)")
    #expect(code.isFatal)
  }

  @Test("Bytes, sizes and counts of the whole file")
  func file() throws {
    #expect(
      try self.findings(Data([0xEF, 0xBB, 0xBF]) + Data(Self.good.utf8))
        .contains { $0.code == .byteOrderMark })
    #expect(try self.findings(Data([0xFF, 0xFE, 0x0A])).map(\.code) == [.notUTF8])
    let openAI = try self.findings(
      Self.good, rules: .openAI(contextTokens: 4096, uploadsInParts: false))
    #expect(openAI.map(\.code) == [.tooFewLines])
    #expect(openAI.first?.line == 0)
    let small = DatasetRules(minimumLines: 1, maximumBytes: 10)
    #expect(try self.findings(Self.good, rules: small).map(\.code) == [.fileTooLarge])
  }

  @Test("Lines longer than the trainer reads are counted, not refused")
  func tokens() throws {
    let long = Self.good.replacing("\"q\"", with: "\"\(String(repeating: "word ", count: 100))\"")
    let findings = try self.findings(
      long, rules: DatasetRules(minimumLines: 1, contextTokens: 50))
    #expect(findings.map(\.code) == [.tooManyTokens])
    #expect(!DatasetFinding.Code.tooManyTokens.isFatal)
  }

  @Test("The same words are found again, in one file and in the other")
  func repetition() throws {
    let other = Self.good.replacing("\"q\"", with: "\"q2\"")
    let loud = Self.good.replacing("\"q\"", with: "\"Q\"")
    let twice = try self.findings("\(Self.good)\n\(loud)\n")
    #expect(twice.map(\.code) == [.duplicateLine])
    #expect(twice.first?.line == 2)
    let overlap = try self.findings("\(Self.good)\n", validation: "\(other)\n\(loud)\n")
    #expect(overlap.map(\.code) == [.overlap])
    #expect(overlap.first?.file == "validation.jsonl")
    #expect(overlap.first?.line == 2)
  }

  @Test(
    "The lines of every format pass the check of their format", arguments: DatasetFormat.allCases)
  func formats(format: DatasetFormat) throws {
    let record = TrainingRecord(
      recordID: "r", group: "g", category: nil,
      messages: [
        TrainingRecord.Message(role: "user", content: "q"),
        TrainingRecord.Message(role: "assistant", content: "a"),
      ], quality: 1, isCorrected: false)
    let sample = try #require(DatasetSample(record, worseAnswer: "b"))
    let line = try #require(format.line(sample))
    #expect(try self.findings(line + "\n", format: format).isEmpty)
  }

  @Test(
    "Shapes of identifiers are seen",
    arguments: [
      "write to jane.doe@example.com", "my number is 555-123-4567.", "(555) 123-4567",
      "+1 555 123 4567".replacing(" ", with: "-"), "123-45-6789", "see https://a.example/x",
      "on 03/14/2024", "on 2024-03-14", "4111-1111-1111-1111", "from 192.168.1.20",
    ])
  func shapes(text: String) { #expect(IdentifierShapes.first(in: text) != nil) }

  @Test(
    "What is no identifier passes",
    arguments: [
      "[PHONE_1] and [EMAIL_2]", "at 10:30 or 24/7", "1-800-222-1222", "call 911 or 988",
      "since 2019", "5/325/10 mg", "120/80", "10-15-20 minutes", "2.5 mg twice", "room 12, bed 3",
      "500mg", "COVID-19", "100000 units",
    ])
  func passes(text: String) { #expect(IdentifierShapes.first(in: text) == nil) }

  @Test("The place of a shape is told")
  func place() {
    #expect(IdentifierShapes.first(in: "on 2024-03-14")?.column == 4)
  }
}
