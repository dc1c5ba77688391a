import Evaluator
import Testing

@Suite struct PhrasePatternTests {
  private func occurs(_ pattern: String, in text: String) throws -> Bool {
    try PhrasePattern(pattern).occurs(in: NormalizedText(text))
  }

  @Test(arguments: [
    ("refill", "We've refilled it."), ("call|text ... 988", "Please text or call 988 now"),
    ("auth*", "The authorization went out"), ("<number> mg", "take 20mg"),
    ("<number> tablets", "take two tablets"), ("date of birth", "your date of birth"),
    ("pre-authorization", "a pre authorization"), ("cannot say", "I can't say"),
    ("call ... 911", "call, right now, 911"),
  ])
  func `finds`(pattern: String, text: String) throws {
    #expect(try self.occurs(pattern, in: text))
  }

  @Test(arguments: [
    ("er", "There is her number"), ("plan", "The airplane"), ("call 911", "call us. 911 is open"),
    ("call ...1 911", "call the people at 911"), ("not call", "If not, call us"),
    ("call ... 911", "call; then 911"), ("visit", "revisited"),
  ])
  func `does not find`(pattern: String, text: String) throws {
    #expect(try !self.occurs(pattern, in: text))
  }

  @Test(arguments: ["", "  ", "... 911", "call ...", "a|", "call ...99 now", "??"])
  func `refuses what is no phrase`(pattern: String) {
    #expect(throws: PhrasePattern.Problem.self) { try PhrasePattern(pattern) }
  }

  @Test func `says what is wrong with a phrase`() {
    #expect(throws: PhrasePattern.Problem.gapAtEdge("call ...")) { try PhrasePattern("call ...") }
    #expect(PhrasePattern.Problem.gapAtEdge("call ...").description.contains("\"call ...\""))
  }

  @Test func `returns the shortest match from each place`() throws {
    let sentence = NormalizedText("call 911 or call your doctor or 911").sentences[0]
    #expect(try PhrasePattern("call ... 911").matches(in: sentence) == [0..<2, 3..<8])
  }
}
