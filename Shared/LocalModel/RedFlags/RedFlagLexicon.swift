/// Emergencies in patients' own words.
///
/// Curated by hand from triage protocols' key symptoms and from how callers put them. The notation is
/// that of `PhrasePattern` and `PhraseVocabulary`; a leading `!` marks the name of an event ("stroke",
/// "seizure") as opposed to a complaint: events are also spoken of long after they happened.
package enum RedFlagLexicon {
  /// The phrases of one family.
  package struct Section: Sendable {
    /// `nil` for the same-day rules.
    package var family: RedFlagFamily?
    package var urgency: RedFlagFinding.Urgency
    package var phrases: [String]
  }

  /// All phrases.
  package static var sections: [Section] {
    RedFlagFamily.allCases.map { family in
      Section(family: family, urgency: .emergency, phrases: self.phrases(of: family))
    } + [Section(family: nil, urgency: .clinician, phrases: self.sameDay)]
  }

  private static func phrases(of family: RedFlagFamily) -> [String] {
    switch family {
    case .cardiac: self.cardiac
    case .breathing: self.breathing
    case .stroke: self.stroke
    case .anaphylaxis: self.anaphylaxis
    case .selfHarm: self.selfHarm
    // Found where two other families meet, not by phrases of its own.
    case .overdose: []
    case .poisoning: self.poisoning
    case .bleeding: self.bleeding
    case .unconscious: self.unconscious
    case .infant: self.infant
    case .pregnancy: self.pregnancy
    case .headache: self.headache
    case .sepsis: self.sepsis
    case .diabetic: self.diabetic
    case .injury: self.injury
    case .acute: self.acute
    }
  }

  /// Named sets of alternatives.
  package static var sets: [String: String] {
    var sets = self.wordSets
    sets["lowSugar"] = (20...55).map(String.init).joined(separator: "|")
    sets["highSugar"] = (400...900).map(String.init).joined(separator: "|")
    sets["lowOxygen"] = (60...89).map(String.init).joined(separator: "|")
    return sets
  }

  private static let wordSets = [
    "pain": "pain*|hurt*|ache|aches|ached|aching|sore|discomfort|killing",
    "cant": "cant|cannot|couldnt|unable|wont|hardly|barely",
    "not": "not|isnt|arent|wasnt|doesnt|dont|didnt|wont|stopped|quit|hasnt|havent|never|aint",
    "person": "he|hes|she|shes|him|her|mom|moms|mother|mum|dad|dads|father|husband|wife|son|sons|"
      + "daughter|daughters|baby|infant|toddler|kid|child|grandma|grandmother|grandpa|grandfather|"
      + "grandson|granddaughter|brother|sister|aunt|uncle|friend|roommate|neighbor|coworker|partner|"
      + "boyfriend|girlfriend|nana|papa|someone|guy|man|woman|lady|boy|girl|patient|mama|abuela|"
      + "grandfathers|grandmothers|wifes|husbands",
    "child": "baby|infant|toddler|kid|child|son|daughter|grandson|granddaughter|grandbaby|nephew|"
      + "niece|boy|girl|old|yo|little|kiddo|twin|twins|he|she",
    "baby": "baby|babys|infant|newborn|preemie|grandbaby|neonate",
    "self": "myself|himself|herself|themself|themselves|ourselves",
    "blow": "banged|bang|bumped|hit|smacked|cracked|whacked|slammed|struck|knocked",
    "vomit": "vomit*|throwing|threw|puk*|barf*",
    "thinner": "warfarin|coumadin|eliquis|apixaban|xarelto|rivaroxaban|thinner|thinners|plavix|"
      + "clopidogrel|pradaxa|heparin|lovenox|jantoven|anticoagulant*",
    "poison": "bleach|detergent|pod|pods|antifreeze|cleaner|cleaners|drano|lye|gasoline|gas|"
      + "kerosene|battery|batteries|magnet*|pesticide|poison|mothball*|sanitizer|mushroom*|"
      + "roundup|turpentine|thinner|windex|lysol|pinesol|ammonia|acid|solvent|weedkiller|insecticide|"
      + "disinfectant|peroxide|polish|remover|fertilizer",
    "drug": "pill|pills|tablet|tablets|medicine|medication|medications|meds|med|tylenol|"
      + "acetaminophen|ibuprofen|advil|aspirin|benadryl|insulin|xanax|oxy*|percocet|vicodin|"
      + "fentanyl|heroin|adderall|klonopin|ativan|lorazepam|ambien|melatonin|iron|vitamins|"
      + "gummies|gummy|edible|edibles|nicotine|vape|metoprolol|lisinopril|tramadol|norco|oxycontin|valium|suboxone|methadone|"
      + "antidepressant*|sleeping|painkillers|capsule|capsules|opioid*|morphine|gabapentin|lithium|"
      + "digoxin|warfarin|metformin|amlodipine|prozac|zoloft|sertraline|trazodone|flexeril",
    "trigger": "stung|sting|bee|wasp|hornet|yellowjacket|peanut*|nut|nuts|shellfish|shrimp|lobster|"
      + "crab|cashew*|walnut*|almond*|pecan*|sesame|penicillin|amoxicillin|antibiotic*|bactrim|"
      + "egg|eggs|kiwi|milk|latex|pistachio*|ants|ant|ibuprofen|vaccine|contrast",
    "toxic":
      "bleach|antifreeze|drano|lye|gasoline|kerosene|pesticide|windex|lysol|ammonia|turpentine|"
      + "detergent|mothball*|pinesol|roundup|insecticide|weedkiller|sanitizer|acetone",
    "whose":
      "husbands|wifes|moms|dads|mothers|fathers|grandmas|grandpas|brothers|sisters|roommates|"
      + "someones|elses|dogs|cats|sons|daughters|kids|boyfriends|girlfriends|friends|neighbors",
    "saw": "chainsaw|tablesaw|lawnmower|mower|grinder|blender|jigsaw",
    "swollen": "swell*|swollen|swole*|puff*|fat|fatter|thick|thicker|huge|balloon*|blown|blowing|"
      + "bigger|closing|giant|tingl*",
    "weak": "weak*|numb*|limp|dead|paraly*|droop*|floppy|useless|heavy",
    "severe": "severe|excruciating|unbearable|worst|horrible|terrible|agoniz*|agony|insane|"
      + "blinding|crazy|extreme|intense|ripping|tearing|stabbing|doubled|rigid",
    "belly": "stomach|belly|abdom*|tummy|gut|pelvis|pelvic|flank|side",
    "pregnant": "pregnan*|trimester|expecting|gestation|prego",
    "birth": "postpartum|birth|delivered|csection|cesarean|delivery",
    "blue": "blue|bluish|purple|gray|grey|ashen|dusky",
  ]
}
