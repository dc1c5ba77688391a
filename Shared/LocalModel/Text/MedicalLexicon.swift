/// Concepts of the front desk's world as additional features, so that words never seen in training
/// still say what they are: a drug by its ending, an insurer's vocabulary, a red flag by its family.
package struct MedicalLexicon: Sendable {
  /// The built-in lexicon.
  package static let standard = MedicalLexicon()

  private let vocabulary: PhraseVocabulary
  private let matcher: PhraseMatcher
  private let concepts: [UInt64]

  private init() {
    var vocabulary = PhraseVocabulary(sets: [:])
    var patterns: [PhrasePattern] = []
    var concepts: [UInt64] = []
    for (name, phrases) in Self.entries {
      for phrase in phrases {
        patterns += PhrasePattern.parse(phrase, rule: concepts.count, vocabulary: &vocabulary)
      }
      concepts.append(Hash64.of("concept:" + name))
    }
    self.vocabulary = vocabulary
    self.matcher = PhraseMatcher(patterns)
    self.concepts = concepts
  }

  /// The concepts in a patient's turn, with repetition; red-flag families included.
  package func concepts(in text: String) -> [UInt64] {
    let tokens = PhraseTokens(text, vocabulary: self.vocabulary)
    var found = self.matcher.matches(in: tokens).map { self.concepts[$0.rule] }
    for finding in RedFlagDetector.standard.findings(in: text) {
      found.append(Hash64.of("flag:" + (finding.family?.rawValue ?? "same_day")))
      if finding.urgency == .emergency { found.append(Hash64.of("flag:emergency")) }
    }
    return found
  }

  private static let entries: [(String, [String])] = [
    (
      "drug",
      [
        "lisinopril|losartan|metoprolol|amlodipine|atorvastatin|simvastatin|rosuvastatin|metformin|"
          + "insulin|ozempic|wegovy|mounjaro|levothyroxine|synthroid|sertraline|zoloft|prozac|"
          + "lexapro|escitalopram|fluoxetine|adderall|ritalin|vyvanse|gabapentin|prednisone|"
          + "albuterol|inhaler*|epipen*|amoxicillin|azithromycin|omeprazole|pantoprazole|warfarin|"
          + "eliquis|xarelto|hydrochlorothiazide|hctz|furosemide|lasix|tamsulosin|trazodone|xanax|"
          + "alprazolam|lorazepam|clonazepam|ambien|zolpidem|viagra|sildenafil|birthcontrol|"
          + "ibuprofen|tylenol|acetaminophen|advair|symbicort|humalog|lantus|trulicity|jardiance"
      ]
    ),
    (
      "medication",
      [
        "medication*|medicine*|meds|pill|pills|tablet*|capsule*|prescription*|rx|script|refill*|dose|"
          + "dosage|antibiotic*|inhaler*|patch|patches|milligram*|mg|generic", "birth control",
        "blood pressure med*|pill*",
      ]
    ),
    ("pharmacy", ["pharmac*|cvs|walgreens|riteaid|costco|drugstore|dispens*", "rite aid"]),
    (
      "coverage",
      [
        "insurance|insured|coverage|cover|covered|covers|copay*|deductible*|coinsurance|medicare|"
          + "medicaid|aetna|cigna|humana|bcbs|kaiser|tricare|ppo|hmo|innetwork|network|premium*|"
          + "eob|carrier|insurer*", "blue cross|shield", "out of pocket", "united healthcare",
        "prior|pre auth*", "preauth*|precert*|authoriz*",
      ]
    ),
    (
      "billing",
      [
        "bill|bills|billed|billing|charge|charged|charges|invoice|payment*|claim|claims|denied|denial|"
          + "appeal*|balance|refund*|statement|owe|collections|superbill|itemized"
      ]
    ),
    (
      "scheduling",
      [
        "appointment*|appt|appts|schedul*|reschedul*|book|booked|booking|cancel*|availab*|opening|"
          + "openings|slot|slots|calendar|waitlist|checkup|physical|annual", "move my", "come in",
        "get in", "see ~2 doctor|dr|dentist", "be seen", "next week", "walk in", "follow up",
      ]
    ),
    (
      "complaint",
      [
        "pain*|hurt*|ache*|sore|fever*|cough*|rash*|itch*|nause*|vomit*|dizz*|headache*|migraine*|"
          + "diarrhea|constipat*|congest*|cold|flu|sneez*|swollen|swelling|tired|fatigue*|symptom*|"
          + "infection*|allerg*|cramp*|throat|sinus|earache|burn*|lump|mole|bleed*|insomnia|anxious"
      ]
    ),
    (
      "office",
      [
        "hours|address|directions|parking|fax|records|portal|password|form|forms|letter|note|"
          + "location|open|closed|wheelchair|interpreter|referral*|email|website|lab|results"
      ]
    ),
  ]
}
