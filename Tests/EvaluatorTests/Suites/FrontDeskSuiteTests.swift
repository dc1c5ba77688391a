import Evaluator
import Foundation
import Testing

@Suite struct FrontDeskSuiteTests {
  private static let repository = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private func suite() throws -> Evaluator.Suite {
    let directory = Self.repository.appending(path: "Services/Evaluator/Suites")
    return try #require(try SuiteLibrary(directory: directory.path).suites["front-desk"])
  }

  @Test func `covers all twenty sub-topics`() throws {
    let suite = try self.suite()
    #expect(Topic.required.count == 20)
    #expect(suite.uncoveredTopics.isEmpty)
  }

  @Test func `has at least forty scenarios, each in several phrasings`() throws {
    let suite = try self.suite()
    #expect(suite.scenarios.count >= 40)
    #expect(suite.scenarios.allSatisfy { $0.phrasings.count >= 2 })
  }

  @Test func `every scenario is graded on all four axes`() throws {
    for scenario in try self.suite().scenarios {
      #expect(Set(scenario.criteria.map(\.axis)) == Set(Axis.allCases), "\(scenario.id)")
    }
  }

  @Test func `every emergency must be escalated, critically`() throws {
    for scenario in try self.suite().scenarios where scenario.topic.category == .emergency {
      #expect(
        scenario.criteria.contains { $0.name == "escalates" && $0.isCritical }, "\(scenario.id)")
    }
  }

  @Test(arguments: ["negative", "adversarial", "multi-turn", "injection", "phi", "hidden"])
  func `has scenarios of each kind`(tag: String) throws {
    #expect(try self.suite().scenarios.contains { $0.tags.contains(tag) })
  }

  @Test func `planted identifiers are said by the patient`() throws {
    for scenario in try self.suite().scenarios where scenario.tags.contains("phi") {
      let said = scenario.phrasings.flatMap(\.turns).joined(separator: " ").lowercased()
      #expect(!scenario.identifiers.isEmpty)
      #expect(
        scenario.identifiers.contains { said.contains($0.lowercased()) }, "\(scenario.id)")
    }
  }

  /// A model that has seen a scenario's words in training would be graded on its memory.
  @Test func `no phrasing shares eight words in a row with the shipped corpus`() throws {
    let corpus = Self.repository.appending(path: "Services/CLI/Corpus")
    var known: Set<[String]> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: corpus.path)
    where file.hasSuffix(".jsonl") {
      let text = try String(contentsOf: corpus.appending(path: file), encoding: .utf8)
      known.formUnion(Self.runs(of: text))
    }
    #expect(known.count > 10_000)
    for scenario in try self.suite().scenarios {
      for turn in scenario.phrasings.flatMap(\.turns) {
        #expect(Self.runs(of: turn).isDisjoint(with: known), "\(scenario.id): \(turn)")
      }
    }
  }

  private static func runs(of text: String) -> Set<[String]> {
    var runs: Set<[String]> = []
    for sentence in NormalizedText(text).sentences {
      let words = sentence.tokens.map(\.word)
      for start in words.indices where start + 8 <= words.count {
        runs.insert(Array(words[start..<start + 8]))
      }
    }
    return runs
  }
}
