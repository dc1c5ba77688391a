import Testing

@testable import LocalModel

struct RedFlagDetectorTests {
  @Test(arguments: [
    ("there is a strong pressure behind my breastbone and I feel faint", RedFlagFamily.cardiac),
    ("it feels like an elephant is sitting on my chest", .cardiac),
    ("my chest hurts and the pain goes down my left arm", .cardiac),
    ("this squeezing started right about in the middle part of my chest on the stairs", .cardiac),
    ("a heavy ache sits across the whole center of my chest and has not let up", .cardiac),
    ("grandpa is clutching at his chest", .cardiac),
    ("something in my chest. my left arm tingles and I'm drenched", .cardiac),
    (
      "I think I am allergic to that, my voice is going hoarse and it is hard to swallow",
      .anaphylaxis
    ),
    ("my tongue feels swollen after the shrimp", .anaphylaxis),
    ("her throat is closing up after a peanut cookie", .anaphylaxis),
    ("my son texted his friends goodbye and locked himself in with a pistol", .selfHarm),
    ("I want to kill myself", .selfHarm),
    ("I don't want to be here any more", .selfHarm),
    ("my two year old drank some of the drain cleaner", .poisoning),
    ("he swallowed the whole bottle of my sleeping pills", .poisoning),
    ("I swallowed the whole bottle of pills, I don't want to be here any more", .overdose),
    ("dad's mouth is drooping and he can't lift his arm", .stroke),
    ("I can't breathe, I can hardly finish a sentence", .breathing),
    ("the cut will not stop bleeding and blood is everywhere", .bleeding),
    ("my husband passed out and won't wake up", .unconscious),
    ("worst headache of my life, it came on suddenly", .headache),
  ])
  func `patients' words for an emergency are found`(_ text: String, _ family: RedFlagFamily) {
    let first = RedFlagDetector.standard.findings(in: text).first
    #expect(first?.urgency == .emergency)
    #expect(first?.family == family)
  }

  @Test(arguments: [
    "I'd like to book a physical for next month",
    "no chest pain, just a runny nose since yesterday",
    "my father had a stroke in 2010, is that relevant for my visit?",
    "what are the signs of a stroke?",
    "can I move my appointment on Thursday to another day?",
    "I need a refill of my blood pressure tablets",
    "does my plan cover physical therapy?",
    "goodbye and thank you for your help",
    "I have a bit of a sore throat, what can I do?",
    "please send the form to my allergy doctor",
    "my daughter needs her vaccines before school starts",
    "the bill says I owe more than last time",
    "I need a chest x-ray and somebody to check my blood pressure in the same visit",
    "my chest cold is gone, can we skip the follow-up because of the heavy snow?",
  ])
  func `what is routine, denied, past or general is no emergency`(_ text: String) {
    let findings = RedFlagDetector.standard.findings(in: text)
    #expect(!findings.contains { $0.urgency == .emergency }, "\(findings)")
  }
}
