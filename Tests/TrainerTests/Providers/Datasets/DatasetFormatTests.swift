import Foundation
import TestSupport
import Testing

@testable import Trainer

@Suite("Conversations as trainers read them")
struct DatasetFormatTests {
  private static func record(
    _ turns: [(String, String)], id: String = "r1", group: String = "g1"
  ) -> TrainingRecord {
    TrainingRecord(
      recordID: id, group: group, category: nil,
      messages: turns.map { TrainingRecord.Message(role: $0.0, content: $0.1) }, quality: 1,
      isCorrected: false)
  }

  private static let turns = [
    ("system", "Be kind."), ("user", "Hello \"you\""), ("assistant", "Hi"), ("user", "Book"),
    ("assistant", "Which day?"),
  ]

  @Test(
    "Each format has its own lines",
    arguments: [
      (
        DatasetFormat.openAIChat,
        #"{"messages":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello \"you\""},{"role":"assistant","content":"Hi"},{"role":"user","content":"Book"},{"role":"assistant","content":"Which day?"}]}"#
      ),
      (
        .trlPromptCompletion,
        #"{"prompt":[{"role":"system","content":"Be kind."},{"role":"user","content":"Hello \"you\""},{"role":"assistant","content":"Hi"},{"role":"user","content":"Book"}],"completion":[{"role":"assistant","content":"Which day?"}]}"#
      ),
      (
        .shareGPT,
        #"{"conversations":[{"from":"human","value":"Hello \"you\""},{"from":"gpt","value":"Hi"},{"from":"human","value":"Book"},{"from":"gpt","value":"Which day?"}],"system":"Be kind."}"#
      ),
      (
        .alpaca,
        #"{"instruction":"Book","input":"","output":"Which day?","history":[["Hello \"you\"","Hi"]],"system":"Be kind."}"#
      ),
      (
        .text,
        "System: Be kind.\nPatient: Hello \"you\"\nAssistant: Hi\nPatient: Book\nAssistant: Which day?\n"
      ),
    ])
  func lines(format: DatasetFormat, line: String) throws {
    let sample = try #require(DatasetSample(Self.record(Self.turns)))
    #expect(format.line(sample) == line)
  }

  @Test("Preferences need a worse answer")
  func preferences() throws {
    let record = Self.record([("user", "Hello"), ("assistant", "Hi")])
    let plain = try #require(DatasetSample(record))
    let pair = try #require(DatasetSample(record, worseAnswer: "What?"))
    for format in DatasetFormat.allCases where format.isPreference {
      #expect(format.line(plain) == nil)
    }
    #expect(
      DatasetFormat.openAIPreference.line(pair)
        == #"{"input":{"messages":[{"role":"user","content":"Hello"}]},"preferred_output":[{"role":"assistant","content":"Hi"}],"non_preferred_output":[{"role":"assistant","content":"What?"}]}"#
    )
    #expect(
      DatasetFormat.trlPreference.line(pair)
        == #"{"prompt":[{"role":"user","content":"Hello"}],"chosen":[{"role":"assistant","content":"Hi"}],"rejected":[{"role":"assistant","content":"What?"}]}"#
    )
  }

  @Test("A sample ends with an answer to a patient")
  func samples() {
    #expect(DatasetSample(Self.record([("user", "Hello")])) == nil)
    #expect(DatasetSample(Self.record([("assistant", "Hello")])) == nil)
    #expect(DatasetSample(Self.record([("user", "Hello"), ("assistant", " ")])) == nil)
    let sample = DatasetSample(
      Self.record([("user", "a"), ("assistant", "b"), ("user", "c"), ("stranger", "d")]))
    #expect(sample?.messages.map(\.content) == ["a", "b"])
  }

  @Test("Speakers that follow themselves are joined where turns must alternate")
  func alternation() throws {
    let sample = try #require(
      DatasetSample(
        Self.record([
          ("assistant", "Welcome"), ("user", "a"), ("user", "b"), ("assistant", "c"),
        ])))
    #expect(
      DatasetFormat.shareGPT.line(sample)
        == #"{"conversations":[{"from":"human","value":"a\nb"},{"from":"gpt","value":"c"}]}"#)
  }

  private static func sample(_ number: Int, group: String) throws -> DatasetSample {
    try #require(
      DatasetSample(
        Self.record(
          [("user", "q\(number)"), ("assistant", "a")], id: "r\(number)", group: group)))
  }

  @Test("No group stands on both sides of the split", arguments: [0.0, 0.1, 0.2, 0.5])
  func split(share: Double) throws {
    let samples = try (0..<60).map { try Self.sample($0, group: "g\($0 % 13)") }
    let split = DatasetSplit(samples, share: share, seed: 1)
    #expect(split.training.count + split.validation.count == samples.count)
    let groups = (Set(split.training.map(\.group)), Set(split.validation.map(\.group)))
    #expect(groups.0.isDisjoint(with: groups.1))
    #expect(groups.1.isEmpty == (share == 0))
    #expect(abs(Double(groups.1.count) / 13 - share) <= 1.0 / 13)
    // The order in which samples come decides nothing, the seed does.
    let reversed = DatasetSplit(samples.reversed(), share: share, seed: 1)
    #expect(Set(reversed.validation) == Set(split.validation))
    if share > 0.1 {
      let other = DatasetSplit(samples, share: share, seed: 2)
      #expect(Set(other.validation) != Set(split.validation))
    }
  }

  @Test("One group alone is trained on")
  func single() throws {
    let split = DatasetSplit([try Self.sample(1, group: "g")], share: 0.2, seed: 1)
    #expect(split.training.count == 1)
    #expect(split.validation.isEmpty)
  }

  private func exporter(_ format: DatasetFormat) -> DatasetExporter {
    DatasetExporter(format: format, validationShare: 0.2, seed: 1, rules: DatasetRules())
  }

  @Test("Files are written with their digests, the same for the same records")
  func export() throws {
    let records = (0..<10).map(ScriptedCollector.record)
    let (first, second) = (TemporaryDirectory(), TemporaryDirectory())
    let exporter = self.exporter(.trlMessages)
    let dataset = try exporter.export(records, to: first.url)
    #expect(dataset.training.lines == 8)
    #expect(dataset.validation?.lines == 2)
    #expect(try exporter.export(records, to: second.url).training.sha256 == dataset.training.sha256)
    let bytes = try Data(contentsOf: URL(filePath: dataset.training.path))
    #expect(Int64(bytes.count) == dataset.training.bytes)
    #expect(ContentDigestOfTests.hex(bytes) == dataset.training.sha256)
  }

  @Test("Duplicates and what teaches nothing are left out, and counted")
  func omissions() throws {
    let directory = TemporaryDirectory()
    let records = [
      Self.record([("user", "Hello"), ("assistant", "Hi")], id: "a", group: "1"),
      Self.record([("user", " hello"), ("assistant", "HI ")], id: "b", group: "2"),
      Self.record([("user", "Alone")], id: "c", group: "3"),
    ]
    let dataset = try self.exporter(.openAIChat).export(records, to: directory.url)
    #expect(dataset.omitted == ["duplicate": 1, "nothing-to-learn": 1])
    #expect(dataset.training.lines == 1)
    #expect(throws: DatasetExporter.Failure.self) {
      try self.exporter(.trlPreference).export(records, to: directory.url)
    }
  }

  @Test("A line with the shape of an identifier is not given away")
  func identifiers() throws {
    let directory = TemporaryDirectory()
    let records = [
      Self.record([("user", "Call me:\n555-123-4567"), ("assistant", "Hi")], id: "a", group: "1")
    ]
    for format in [DatasetFormat.openAIChat, .text, .alpaca] {
      let failure = #expect(throws: DatasetExporter.Failure.self) {
        try self.exporter(format).export(records, to: directory.url)
      }
      #expect(failure?.description.contains("remaining-identifier") == true)
      #expect(failure?.description.contains("4567") == false)
    }
  }

  @Test("LLaMA-Factory finds the files by an index")
  func index() throws {
    let directory = TemporaryDirectory()
    _ = try self.exporter(.shareGPT).export(
      (0..<10).map(ScriptedCollector.record), to: directory.url)
    let index = try LiteralParser.parse(
      Data(contentsOf: directory.url.appending(path: "dataset_info.json")), as: .json)
    #expect(index["train"]?["file_name"]?.string == "train.jsonl")
    #expect(index["validation"]?["formatting"]?.string == "sharegpt")
  }
}
