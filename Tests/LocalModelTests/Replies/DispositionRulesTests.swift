import LocalModel
import Testing

struct DispositionRulesTests {
  @Test(arguments: [
    (
      "Rest and fluids help most colds; trouble breathing or chest pain means 911.",
      Disposition.answer
    ),
    ("If it gets worse, call 911. Would you like a visit?", .answer),
    ("Please call 911 right now and do not drive yourself.", .escalateEmergency),
    ("I am asking a nurse to call you today.", .escalateClinician),
    ("I am passing this to our billing team, who will follow up with you.", .handoff),
    ("Which days and times suit you?", .answer),
  ])
  func `what an answer does is read from its words`(text: String, expected: Disposition) {
    #expect(DispositionRules.standard.disposition(of: text, category: .symptom) == expected)
  }

  @Test func `in an emergency a condition does not weaken the call for help`() {
    let text = "If you are alone, call 911 and unlock the door."
    #expect(
      DispositionRules.standard.disposition(of: text, category: .emergency) == .escalateEmergency)
  }
}
