import Foundation

/// Particular things that an answer may speak of, found by their words; independent of the model's
/// own lexicon.
///
/// An answer strays when it speaks of one that the patient never mentioned: travel vaccines to a
/// patient with a sore throat.
enum MeasuredSubjects {
  /// Beginnings of words that show a subject.
  private static let subjects: [String: [String]] = [
    "vaccine": ["vaccin", "immuniz", "booster", "shot", "jab", "tetanus"],
    "travel": ["travel", "trip", "abroad", "vacation", "flight", "flying", "airport", "kenya"],
    "counselling": ["counsel", "therapist", "psychiatr", "grief", "divorce", "depress", "anxi"],
    "pregnancy": ["pregnan", "prenatal", "obstetric", "trimester", "fertility", "midwife"],
    "throat or cold": [
      "throat", "cold", "cough", "sneez", "runny", "stuff", "congest", "sinus", "sniffl", "nose",
      "strep", "voice", "flu", "covid",
    ],
    "skin": [
      "skin", "rash", "itch", "eczema", "mole", "acne", "hives", "dermat", "bump", "patch", "mite",
    ],
    "stomach": [
      "stomach", "belly", "tummy", "nause", "vomit", "diarrhea", "constip", "heartburn", "reflux",
      "bowel", "antacid", "throw", "gastro",
    ],
    "urine": ["urin", "pee", "bladder", "kidney"],
    "muscle or joint": [
      "back", "neck", "ankle", "knee", "wrist", "shoulder", "muscle", "joint", "sprain", "arm",
    ],
    "eye": ["eye", "vision", "lens", "glasses", "retina", "optom"],
    "breast": ["breast", "mammogram"], "colon": ["colonoscop", "colon"],
    "sleep": ["sleep", "snor", "apnea", "cpap"], "memory": ["memory", "forget", "dementia"],
    "diabetes": ["diabet", "insulin", "sugar", "glucose", "a1c", "metformin"],
    "blood thinner": ["thinner", "warfarin", "eliquis", "inr", "clot"],
    "seizure": ["seizure", "epilep", "keppra"], "thyroid": ["thyroid", "levothyrox"],
    "controlled medicine": ["controlled", "opioid", "oxycod", "xanax", "adderall", "stimulant"],
    "antibiotic": ["antibiotic", "amoxicil", "bactrim"], "steroid": ["prednisone", "steroid"],
    "dentist": ["dentist", "dental", "tooth", "teeth", "gum"],
    "medicare": ["medicare", "supplement"], "medicaid": ["medicaid", "chip"],
    "ambulance": ["ambulance"], "accident": ["accident", "liability", "crash"],
    "infusion": ["infusion", "chemo", "radiation"], "hearing device": ["wheelchair", "walker"],
    "interpreter": ["interpreter", "spanish", "language", "english"], "pet": ["dog", "cat", "vet"],
    "allergy": ["allerg", "epinephrine", "peanut"],
    "weight": ["weight", "dietit", "nutrition", "lbs", "pounds"],
    "lump": ["lump"],
  ]

  /// Subjects of a text; of an answer only those outside conditions, which are safety advice.
  static func found(in text: String, skippingConditions: Bool = false) -> Set<String> {
    var found: Set<String> = []
    for sentence in text.lowercased().split(whereSeparator: { ".?!;".contains($0) }) {
      let words = sentence.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
      let isCondition = ["if", "unless", "any", "911", "or"].contains { words.contains($0) }
      if skippingConditions, isCondition { continue }
      for (subject, beginnings) in Self.subjects
      where words.contains(where: { word in
        beginnings.contains { $0.count < 4 ? word == $0 : word.hasPrefix($0) }
      }) {
        found.insert(subject)
      }
    }
    return found
  }

  /// What an answer speaks of although the patient did not.
  static func strays(_ answer: String, from patient: [String]) -> Set<String> {
    self.found(in: answer, skippingConditions: true).subtracting(
      patient.reduce(into: Set()) { $0.formUnion(self.found(in: $1)) })
  }
}
