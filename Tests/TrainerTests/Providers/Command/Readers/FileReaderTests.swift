import Foundation
import TestSupport
import Testing

@testable import Trainer

@Suite("Progress in files")
struct FileReaderTests {
  private let directory = TemporaryDirectory()

  private func append(_ text: String, to name: String) throws {
    let url = self.directory.url.appending(path: name)
    let former = (try? Data(contentsOf: url)) ?? Data()
    try (former + Data(text.utf8)).write(to: url)
  }

  @Test("Lines are read once, half of one when it is whole")
  func lines() throws {
    var reader = JSONLinesReader(pattern: "*.jsonl", in: self.directory.url, map: .standard)
    #expect(reader.observations().isEmpty)
    try self.append("{\"current_steps\":1,\"loss\":2}\n{\"current_st", to: "log.jsonl")
    #expect(reader.observations().map { $0[.loss] } == [2])
    #expect(reader.observations().isEmpty)
    try self.append("eps\":2,\"loss\":1.5,\"lr\":0.1}\n", to: "log.jsonl")
    let rows = reader.observations()
    #expect(rows.map { $0.count(.step) } == [2])
    #expect(rows.map { $0[.learningRate] } == [0.1])
  }

  @Test("A file that began anew is read from its beginning")
  func truncated() throws {
    var reader = JSONLinesReader(pattern: "log.jsonl", in: self.directory.url, map: .standard)
    try self.append("{\"loss\":2}\n{\"loss\":1.9}\n", to: "log.jsonl")
    _ = reader.observations()
    try self.directory.write("{\"loss\":5}\n", to: "log.jsonl")
    #expect(reader.observations().map { $0[.loss] } == [5])
  }

  @Test("Another name for a value is a matter of the map")
  func map() throws {
    var fields = try ProfileFields(
      try LiteralParser.parse("{\"map\":{\"loss\":\"metrics.train.nll\"}}", as: .json))
    let map = try ProgressMap(&fields)
    var reader = JSONLinesReader(pattern: "log.jsonl", in: self.directory.url, map: map)
    try self.append("{\"metrics\":{\"train\":{\"nll\":0.5}},\"loss\":9}\n", to: "log.jsonl")
    #expect(reader.observations().map { $0[.loss] } == [0.5])
  }

  private func state(_ rows: String, step: Int) -> String {
    "{\"global_step\":\(step),\"max_steps\":30,\"best_model_checkpoint\":null,\"log_history\":[\(rows)]}"
  }

  @Test("The newest trainer state is read, rows already seen are not told again")
  func trainerState() throws {
    var reader = TrainerStateReader(directory: self.directory.url, map: .standard)
    #expect(reader.observations().isEmpty)
    for step in [9, 10] {
      try FileManager.default.createDirectory(
        at: self.directory.url.appending(path: "checkpoint-\(step)"),
        withIntermediateDirectories: true)
    }
    try self.append(
      self.state("{\"step\":5,\"loss\":2}", step: 9), to: "checkpoint-9/trainer_state.json")
    #expect(reader.observations().map { $0[.loss] } == [2])
    let rows = "{\"step\":5,\"loss\":2},{\"step\":10,\"loss\":NaN},{\"step\":10,\"eval_loss\":1}"
    try self.append(self.state(rows, step: 10), to: "checkpoint-10/trainer_state.json")
    let news = reader.observations()
    #expect(news.count == 2)
    #expect(news.first?.isDiverged == true)
    #expect(news.last?[.validationLoss] == 1)
    #expect(news.first?.count(.totalSteps) == 30)
    #expect(reader.observations().isEmpty)
  }

  @Test("A half-written trainer state is read when it is whole")
  func halfWritten() throws {
    var reader = TrainerStateReader(directory: self.directory.url, map: .standard)
    let whole = self.state("{\"step\":5,\"loss\":2}", step: 5)
    try self.directory.write(String(whole.prefix(40)), to: "trainer_state.json")
    #expect(reader.observations().isEmpty)
    try self.directory.write(whole, to: "trainer_state.json")
    #expect(reader.observations().map { $0[.loss] } == [2])
  }

  @Test("Patterns match files of a directory whose own name has their characters")
  func globs() throws {
    let odd = self.directory.url.appending(path: "a[1]*", directoryHint: .isDirectory)
    try FileManager.default.createDirectory(at: odd, withIntermediateDirectories: true)
    try Data().write(to: odd.appending(path: "x.jsonl"))
    try Data().write(to: odd.appending(path: "y.txt"))
    let found = GlobPattern.paths(matching: "*.jsonl", in: odd)
    #expect(found.map { URL(filePath: $0).lastPathComponent } == ["x.jsonl"])
  }

  @Test("A named pipe in place of a file holds nobody up")
  func pipe() throws {
    let path = self.directory.url.appending(path: "log.jsonl").path()
    #expect(mkfifo(path, 0o600) == 0)
    var reader = JSONLinesReader(pattern: "log.jsonl", in: self.directory.url, map: .standard)
    #expect(reader.observations().isEmpty)
  }
}
