import Testing

@testable import Trainer

@Suite("Progress in lines of output")
struct LineReaderTests {
  @Test(
    "Python dictionaries, with quoted numbers and beside a progress bar",
    arguments: [
      ("{'loss': 1.234, 'grad_norm': 0.5, 'learning_rate': 1e-05, 'epoch': 0.1}", 1.234),
      ("{'loss': '2.5', 'learning_rate': '1e-05', 'epoch': '0.1'}", 2.5),
      (" 10%|█         | 1/10 [00:01<00:09]{'loss': 3.0, 'epoch': 0.1}", 3.0),
    ])
  func dictionaries(line: String, loss: Double) {
    var reader = DictionaryLineReader(map: .standard)
    #expect(reader.observation(in: line)?[.loss] == loss)
    #expect(reader.observation(in: line)?[.epoch] == 0.1)
  }

  @Test("A loss that is no number is news", arguments: ["nan", "'nan'", "inf", "'inf'"])
  func divergence(value: String) {
    var reader = DictionaryLineReader(map: .standard)
    #expect(reader.observation(in: "{'loss': \(value), 'epoch': 1}")?.isDiverged == true)
  }

  @Test("Ordinary lines are none", arguments: ["", "Loading {model}", "{", "{'a': 1}", "}{"])
  func others(line: String) {
    var reader = DictionaryLineReader(map: .standard)
    #expect(reader.observation(in: line) == nil)
  }

  @Test("A pattern's named groups are the values")
  func pattern() throws {
    var reader = try PatternReader(
      "iter (?<step>\\d+): train loss (?<loss>[0-9.]+|nan)", map: .standard)
    let row = reader.observation(in: "iter 20: train loss 1.75, it/s 3")
    #expect(row?.count(.step) == 20)
    #expect(row?[.loss] == 1.75)
    #expect(reader.observation(in: "iter 21: train loss nan")?.isDiverged == true)
    #expect(reader.observation(in: "saved") == nil)
  }

  @Test("The line protocol tells progress, results and messages")
  func lineProtocol() {
    let progress = LineProtocol.message(
      in: "@ctp {\"type\":\"progress\",\"step\":10,\"total_steps\":100,\"loss\":NaN}")
    guard case .progress(let row)? = progress else {
      Issue.record("no progress")
      return
    }
    #expect(row.count(.totalSteps) == 100)
    #expect(row.isDiverged)
    #expect(
      LineProtocol.message(in: "@ctp {\"type\":\"artifact\",\"path\":\"out\",\"kind\":\"adapter\"}")
        == .artifact(path: "out", kind: "adapter"))
    #expect(
      LineProtocol.message(
        in: "@ctp {\"type\":\"message\",\"level\":\"warning\",\"text\":\"slow\"}")
        == .note(level: "warning", text: "slow"))
    #expect(LineProtocol.message(in: "loss 1") == nil)
  }

  @Test(
    "A line that only looks like the protocol is named so",
    arguments: ["@ctp {", "@ctp {\"type\":\"dance\"}", "@ctp {\"type\":\"artifact\"}", "@ctp 1"])
  func malformed(line: String) {
    guard case .malformed? = LineProtocol.message(in: line) else {
      Issue.record("taken: \(line)")
      return
    }
  }

  @Test("Carriage returns and line feeds both end lines, wherever the pieces are cut")
  func splitting() {
    let bytes = Array("one\rtwo\r\nthree\n\nfou".utf8)
    for cut in bytes.indices {
      var splitter = LineSplitter()
      let lines = splitter.lines(in: bytes[..<cut]) + splitter.lines(in: bytes[cut...])
      #expect(lines == ["one", "two", "three"])
      #expect(splitter.rest() == "fou")
      #expect(splitter.rest() == nil)
    }
  }
}
