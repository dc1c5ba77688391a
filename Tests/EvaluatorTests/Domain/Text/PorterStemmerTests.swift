import Evaluator
import Testing

@Suite struct PorterStemmerTests {
  /// From the examples of steps 1 and 5 in Porter's paper.
  @Test(arguments: [
    ("caresses", "caress"), ("ponies", "poni"), ("cats", "cat"), ("feed", "feed"),
    ("plastered", "plaster"), ("bled", "bled"), ("motoring", "motor"), ("sing", "sing"),
    ("hopping", "hop"), ("falling", "fall"), ("hissing", "hiss"), ("filing", "file"),
    ("happy", "happi"), ("sky", "sky"), ("rate", "rate"), ("probate", "probat"),
    ("controll", "control"), ("roll", "roll"), ("sized", "size"),
  ])
  func `stems as the paper says`(word: String, stem: String) {
    #expect(PorterStemmer().stem(word) == stem)
  }

  @Test func `leaves words with other characters alone`() {
    #expect(PorterStemmer().stem("b12s") == "b12s")
    #expect(PorterStemmer().stem("señales") == "señales")
  }

  @Test(arguments: [
    ["refill", "refills", "refilled", "refilling"], ["schedule", "scheduled", "scheduling"],
    ["pharmacy", "pharmacies"], ["cancel", "cancelled", "canceling", "cancels"],
    ["authorize", "authorise", "authorised", "authorizing"],
    ["authorization", "authorisations"],
  ])
  func `inflected and British forms share a stem`(forms: [String]) {
    #expect(Set(forms.map(Token.stem(of:))).count == 1)
  }
}
