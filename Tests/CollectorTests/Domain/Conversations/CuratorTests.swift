import Collector
import Testing

@Suite("Curation")
struct CuratorTests {
  private let curator = Curator()
  private let messages = [
    Message(role: .user, content: "do you take my insurance, i'm Wanda Prewitt"),
    Message(role: .assistant, content: "We take most insurance so you're covered, no worries!"),
    Message(role: .user, content: "ok thanks"),
  ]

  @Test("puts a corrected answer in the place of the last assistant turn, de-identified")
  func correction() {
    let feedback = Feedback(
      vote: .down, rating: 1, comment: "Wanda deserved better",
      correctedAnswer: "Let's check, Wanda. Please tell me the plan name on your insurance card.")
    let curated = self.curator.curate(self.messages, feedback: [feedback])
    #expect(
      curated.trainingMessages.map(\.content) == [
        "do you take my insurance, i'm [NAME_1]",
        "Let's check, [NAME_1]. Please tell me the plan name on your insurance card.",
      ])
    #expect(curated.messages.count == 3)
    #expect(curated.feedback[0].comment == "[NAME_1] deserved better")
    #expect(curated.score.total >= 0.8)
  }

  @Test("scores the same conversation without correction as no sample")
  func uncorrected() {
    #expect(self.curator.curate(self.messages, feedback: [Feedback(vote: .down)]).score.total < 0.8)
  }

  @Test("is the same every time")
  func deterministic() {
    let one = self.curator.curate(self.messages, feedback: [])
    let other = Curator().curate(self.messages, feedback: [])
    #expect(one.messages == other.messages)
    #expect(one.score == other.score)
    #expect(one.signature == other.signature)
  }
}
