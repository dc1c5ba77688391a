/// Derives what the front desk did with a turn from the words of its assistant's answer.
///
/// Rules, in this order:
/// 1. The answer names 911, 988, Poison Control, an ambulance or the emergency room outside a
///    condition ("if it gets worse, call 911" and "chest pain means 911" are safety nets, not
///    escalations), or names it at all in a conversation whose category is emergency:
///    `escalateEmergency`.
/// 2. It brings a nurse, clinician or same-day visit in at once: `escalateClinician`.
/// 3. It passes the matter to staff, a department or a call-back: `handoff`.
/// 4. Anything else: `answer`.
public struct DispositionRules: Sendable {
  /// The rules over the built-in phrases.
  public static let standard = DispositionRules()

  private let vocabulary: PhraseVocabulary
  private let emergency: PhraseMatcher
  private let clinician: PhraseMatcher
  private let handoff: PhraseMatcher
  private let condition: UInt16

  private init() {
    var vocabulary = PhraseVocabulary(sets: ["nurse": Self.clinicalStaff])
    func matcher(_ phrases: [String]) -> PhraseMatcher {
      PhraseMatcher(phrases.flatMap { PhrasePattern.parse($0, rule: 0, vocabulary: &vocabulary) })
    }
    self.emergency = matcher(Self.emergencyPhrases)
    self.clinician = matcher(Self.clinicianPhrases)
    self.handoff = matcher(Self.handoffPhrases)
    self.condition = vocabulary.term("if|unless|whenever|case|until|otherwise|means|mean")
    self.vocabulary = vocabulary
  }

  /// The disposition of an assistant's answer in a conversation of this category.
  public func disposition(of reply: String, category: DialogueCategory?) -> Disposition {
    let tokens = PhraseTokens(reply, vocabulary: self.vocabulary)
    let mentions = self.emergency.matches(in: tokens)
    if !mentions.isEmpty {
      if category == .emergency { return .escalateEmergency }
      if mentions.contains(where: { !self.isConditional($0.words, in: tokens) }) {
        return .escalateEmergency
      }
    }
    let urgent = self.clinician.matches(in: tokens)
    if urgent.contains(where: { !self.isConditional($0.words, in: tokens) }) {
      return .escalateClinician
    }
    return self.handoff.matches(in: tokens).isEmpty ? .answer : .handoff
  }

  /// Whether an answer tells where to get help at once, in a condition or not.
  public func namesEmergencyHelp(_ reply: String) -> Bool {
    let tokens = PhraseTokens(reply, vocabulary: self.vocabulary)
    return !self.emergency.matches(in: tokens).isEmpty
  }

  private func isConditional(_ words: Range<Int>, in tokens: PhraseTokens) -> Bool {
    let sentence = tokens.sentence(around: words.lowerBound)
    return sentence.contains { tokens.contains(self.condition, at: $0) && !words.contains($0) }
  }

  private static let clinicalStaff =
    "nurse|nurses|clinician|clinicians|doctor|doctors|provider|providers|physician|triage|"
    + "pharmacist|therapist|midwife|pediatrician"

  private static let emergencyPhrases = [
    "911", "988", "poison control|help", "emergency room|department|services|number", "ambulance",
    "nearest|closest er", "to ~2 er", "er now|immediately|right",
  ]

  private static let clinicianPhrases = [
    "$nurse ~12 today|now|immediately|urgent|urgently|minutes|hour|sameday|promptly|asap",
    "today|now|immediately|urgent|urgently|urgent ~10 $nurse",
    "$nurse ~8 right|same ~1 away|day|now",
    "right|same ~1 away|day|now ~8 $nurse", "triage nurse|line|team", "nurse line|triage",
    "oncall|call $nurse", "seen ~3 today|urgently|immediately", "urgent care",
    "same day ~2 visit|appointment|slot|opening|evaluation", "sameday",
    "flag*|message|messaging|page|paging|alert*|send*|connect*|transfer*|get|put* ~8 $nurse ~8 call",
    "$nurse ~6 call ~4 back", "connect*|transfer*|put|putting|getting ~5 $nurse",
  ]

  private static let handoffPhrases = [
    "connect*|transfer*|pass|passing|forward*|hand|handing|route|routing ~6 team|staff|"
      + "colleague*|department|specialist|representative|office|person|someone|coordinator|desk|"
      + "manager|billing",
    "put|putting you through",
    "someone|staff|team|coordinator|specialist|colleague ~8 call|reach|"
      + "contact|follow|get ~4 you|back|out",
    "have ~4 someone|staff|team|coordinator|specialist|colleague ~3 call|reach|contact|follow|review",
    "call you back", "callback",
  ]
}
