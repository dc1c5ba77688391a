import Evaluator
import Testing

@Suite struct RequiredContentTests {
  private let groups = [
    PhraseGroup([.of("refill"), .of("renew")]),
    PhraseGroup([.of("pharmacy"), .of("date of birth")]),
  ]

  @Test func `is met by one alternative of each group, inflected`() {
    let judgement = RequiredContent(self.groups).judge(
      NormalizedText("I can renew it; which pharmacies do you use?"))
    #expect(judgement.grade == .met)
    #expect(judgement.explanation.contains("\"renew\" and \"pharmacy\""))
  }

  @Test func `is not met when a group is missing, and says which`() {
    let judgement = RequiredContent(self.groups).judge(NormalizedText("We can refill it."))
    #expect(judgement.grade == .notMet)
    #expect(judgement.explanation.contains("date of birth"))
  }

  @Test func `silence does not meet it`() {
    #expect(RequiredContent(self.groups).judge(NormalizedText("")).grade == .notMet)
  }
}
