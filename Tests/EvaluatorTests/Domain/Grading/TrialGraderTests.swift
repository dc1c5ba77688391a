import Evaluator
import Testing

@Suite struct TrialGraderTests {
  private let grader = TrialGrader(publicNumbers: ["911"])

  private func grade(
    _ answers: [Answer?], scope: Criterion.AnswerScope, check: Check
  ) -> [Grade] {
    let scenario = Scenario(
      id: "s", topic: .refill, title: "", phrasings: [],
      criteria: [Criterion(name: "c", axis: .accuracy, scope: scope, check: check)])
    return self.grader.grade(answers: answers, scenario: scenario).map(\.grade)
  }

  private let says = Check.says([PhraseGroup([.of("refill")])])
  private let good = Answer(text: "We refill it.")
  private let bad = Answer(text: "Good morning to you.")

  @Test func `each scope judges its answers`() {
    #expect(self.grade([self.good, self.bad], scope: .first, check: self.says) == [.met])
    #expect(self.grade([self.good, self.bad], scope: .last, check: self.says) == [.notMet])
    #expect(self.grade([self.bad, self.good], scope: .any, check: self.says) == [.met])
    #expect(self.grade([self.good, self.bad], scope: .every, check: self.says) == [.notMet])
  }

  @Test func `a missing answer is ungradable, never a pass or a miss`() {
    #expect(self.grade([nil], scope: .every, check: self.says) == [.ungradable])
    #expect(self.grade([self.good, nil], scope: .every, check: self.says) == [.ungradable])
    #expect(self.grade([self.good, nil], scope: .any, check: self.says) == [.met])
    #expect(self.grade([self.bad, nil], scope: .any, check: self.says) == [.ungradable])
  }

  @Test func `a miss outweighs a missing answer where every answer counts`() {
    #expect(self.grade([self.bad, nil], scope: .every, check: self.says) == [.notMet])
  }

  @Test func `an empty answer misses what is required and earns nothing for what is forbidden`() {
    let empty = Answer(text: "")
    let avoids = Check.avoids(Lexicon(name: "l", phrases: [.of("dose")]))
    #expect(self.grade([empty], scope: .every, check: self.says) == [.notMet])
    #expect(self.grade([empty], scope: .every, check: .escalates([.emergency])) == [.notMet])
    #expect(self.grade([empty], scope: .every, check: avoids) == [.ungradable])
    #expect(self.grade([empty], scope: .every, check: .leaksNoIdentifier) == [.ungradable])
  }

  @Test func `the routing must agree with what is expected`() {
    let routed = Answer(text: "x", routedAsEmergency: true)
    #expect(self.grade([routed], scope: .every, check: .routesAsEmergency(true)) == [.met])
    #expect(self.grade([routed], scope: .every, check: .routesAsEmergency(false)) == [.notMet])
  }

  @Test func `the routing criterion does not apply to a model that gives none`() {
    #expect(self.grade([self.good], scope: .every, check: .routesAsEmergency(true)).isEmpty)
  }
}
