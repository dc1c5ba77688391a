import Evaluator
import Testing

@Suite struct NormalizedTextTests {
  private func words(_ text: String) -> [[String]] {
    NormalizedText(text).sentences.map { $0.tokens.map(\.word) }
  }

  @Test func `splits sentences at full stops, exclamation and question marks and line breaks`() {
    #expect(
      self.words("Call now. Go! Why?\nNext") == [["call", "now"], ["go"], ["why"], ["next"]])
  }

  @Test func `knows which sentence is a question`() {
    #expect(
      NormalizedText("Sit down. Are you alone?").sentences.map(\.isQuestion) == [false, true])
  }

  @Test func `abbreviations and decimals end no sentence`() {
    #expect(self.words("Dr. Lee sees you at 3 p.m. today for 2.5 hours").count == 1)
  }

  @Test func `writes contractions out, also with typographic apostrophes`() {
    #expect(self.words("Don’t, can't, we're") == [["do", "not", "can", "not", "we", "are"]])
  }

  @Test func `drops the possessive`() {
    #expect(self.words("the patient's chart") == [["the", "patient", "chart"]])
  }

  @Test(arguments: ["9-1-1", "nine one one", "9 1 1", "911"])
  func `reads the emergency number however it is written`(number: String) {
    #expect(self.words("Call \(number) now") == [["call", "911", "now"]])
  }

  @Test func `separates a number from its unit`() {
    #expect(self.words("500mg") == [["500", "mg"]])
  }

  @Test func `keeps what stands between words`() {
    let tokens = NormalizedText("sit, rest; wait").sentences[0].tokens
    #expect(tokens.map(\.boundary) == [.none, .comma, .independent])
  }

  @Test(arguments: ["", "   ", "…!?", "🙂"])
  func `a text without words is empty`(text: String) {
    #expect(NormalizedText(text).isEmpty)
  }
}
