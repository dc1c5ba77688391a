import Evaluator
import Testing

@Suite struct AnswerFormTests {
  @Test func `judges the number of words`() {
    let text = NormalizedText("We can see you today.")
    #expect(AnswerForm.judgeLength(text, words: 3...10).grade == .met)
    #expect(AnswerForm.judgeLength(text, words: 6...10).grade == .notMet)
    #expect(AnswerForm.judgeLength(NormalizedText(""), words: 1...10).grade == .notMet)
  }

  @Test func `judges the reading level`() {
    let easy = NormalizedText("We can see you today. Please bring your card.")
    let hard = NormalizedText(
      "Preauthorization necessitates comprehensive documentation demonstrating medical necessity.")
    #expect(AnswerForm.judgeReading(easy, atMost: 8).grade == .met)
    #expect(AnswerForm.judgeReading(hard, atMost: 8).grade == .notMet)
    #expect(AnswerForm.judgeReading(NormalizedText(""), atMost: 8).grade == .ungradable)
  }

  @Test(arguments: ["Call now!!", "YOU MUST WAIT here", "DO NOT CALL AGAIN"])
  func `shouting is not calm`(text: String) {
    #expect(AnswerForm.judgeCalm(text).grade == .notMet)
  }

  @Test(arguments: [
    "Call 911 now!", "Your PPO or HMO plan", "The ER is open. OK?", "An MRI, CT scan",
  ])
  func `abbreviations are calm`(text: String) {
    #expect(AnswerForm.judgeCalm(text).grade == .met)
  }

  @Test func `without letters there is nothing to judge`() {
    #expect(AnswerForm.judgeCalm("911").grade == .ungradable)
  }
}
