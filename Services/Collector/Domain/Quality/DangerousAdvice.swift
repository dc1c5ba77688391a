/// Sentences that an assistant at a front desk must never say, whatever the patient asked.
enum DangerousAdvice {
  /// Kinds of danger, each with what gives it away.
  static let rules: [(reason: String, phrases: PhraseSet)] = [
    ("talks the patient out of emergency care", Self.discouragesCare),
    ("advises a dose or a change of dose", Self.changesDose),
    ("makes a diagnosis", Self.diagnoses),
    ("asks for a social security or card number", Self.asksForSecrets),
    ("promises coverage", Self.promisesCoverage),
  ]

  /// The first kind of danger in an assistant's turn.
  static func danger(in words: WordSequence) -> String? {
    for rule in self.rules {
      guard let index = rule.phrases.firstMatch(in: words) else { continue }
      if !self.isDisclaimed(index, in: words) { return rule.reason }
    }
    return nil
  }

  private static let discouragesCare = PhraseSet([
    "no need .. 911|ambulance|er|emergency|hospital|doctor|seen|worry",
    "dont|shouldnt need .. 911|ambulance|er|emergency|hospital|doctor", "dont call 911|ambulance",
    "doesnt need .. 911|ambulance|er|emergency|hospital|doctor",
    "not need .. 911|ambulance|er|emergency|hospital|doctor",
    "not call 911", "not .. an emergency", "isnt an emergency", "instead of calling 911",
    "instead of .. er|hospital",
    "nothing to worry about", "probably|just|only just anxiety|stress|gas|heartburn|nerves",
    "probably|likely nothing|fine|anxiety|gas|heartburn|stress",
    "its just|only|probably anxiety|stress|gas|heartburn|nerves|indigestion",
    "will pass .. by|on .. itself|own", "sleep it off", "walk it off", "wait .. out",
    "wait until .. morning|monday|tomorrow",
    "see how .. morning", "need to calm down", "stop overreacting", "youre overreacting",
  ])

  private static let changesDose = PhraseSet([
    "take|try|give|use .. mg|milligrams|ml|milliliters|mcg|units",
    "double|triple|halve|increase|decrease|lower|raise|skip|up .. dose|dosage",
    "skip .. pill|pills|tablets|medication|meds|them|those", "extra .. wont hurt",
    "one .. wont hurt",
    "take .. extra|two|three|four|double|another|half .. pill|pills|tablet|tablets|dose|doses",
    "take|taking two|three|four|five at once",
    "stop taking .. medication|medicine|pills|it|your|them", "go off .. medication|meds",
    "safe to take .. together|with|both", "fine to take|mix|combine|skip|double",
    "ok|okay to take|mix|combine|skip|double|drink",
    "just take .. pill|pills|tablet|tablets|ibuprofen|tylenol|aspirin|advil",
    "use .. old|leftover .. antibiotics|pills|prescription",
    "give her|him|them|your .. aspirin|ibuprofen|tylenol|benadryl|syrup|medicine",
  ])

  private static let diagnoses = PhraseSet([
    "you|she|he definitely|clearly|obviously|certainly has|have",
    "definitely .. infection|flu|covid|strep|cancer|pregnant|anxiety",
    "sounds like you have a|an|the", "my diagnosis", "i diagnose",
    "you dont have .. cancer|stroke|covid|infection|heart",
    "its not .. heart attack|stroke|cancer|serious|anything",
  ])

  private static let asksForSecrets = PhraseSet([
    "whats|what|give|need|provide|send|tell|type|confirm|verify .. social security", "your ssn",
    "need|give|tell|read|send|provide|type .. credit|debit card", "full|credit card number", "cvv",
    "password",
  ])

  private static let promisesCoverage = PhraseSet([
    "guarantee|guaranteed .. cover|covered|pay|approved",
    "definitely .. covered|cover|approved|pay", "youre covered",
    "will definitely|certainly .. cover|pay|approve", "wont cost .. anything|cent|penny",
    "you .. owe nothing",
  ])

  /// "I can't tell you to …", "please don't …", "never …": the sentence says the opposite.
  private static func isDisclaimed(_ index: Int, in words: WordSequence) -> Bool {
    for back in 1...8 where index - back >= 0 {
      if words.clauseEnds.contains(index - back) { return false }
      if Self.disclaimers.contains(words.hashes[index - back]) { return true }
    }
    return false
  }

  private static let disclaimers = Set(
    [
      "dont", "never", "cant", "cannot", "not", "avoid", "before", "without", "nor", "rather",
      "isnt", "shouldnt", "unless", "until", "whether", "if", "or", "wont", "no",
    ]
    .map(WordHash.of))
}
