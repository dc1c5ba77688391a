/// Finds descriptions of urgency in patients' words.
///
/// It works on rules alone, needs no training and can only raise urgency: what it does not find, the
/// trained heads may still find. What is denied ("no chest pain"), long past ("a stroke in 2010") or
/// asked about in general ("what are the signs of a stroke") does not count.
public struct RedFlagDetector: Sendable {
  /// The detector over the built-in lexicon.
  public static let standard = RedFlagDetector(
    sections: RedFlagLexicon.sections, exclusions: RedFlagLexicon.exclusions,
    sets: RedFlagLexicon.sets)

  /// What a rule stands for.
  private struct Rule: Sendable {
    var finding: RedFlagFinding
    var isEvent: Bool
  }

  private let vocabulary: PhraseVocabulary
  private let rules: [Rule]
  private let matcher: PhraseMatcher
  private let exclusions: PhraseMatcher
  private let context: RedFlagContext

  package init(sections: [RedFlagLexicon.Section], exclusions: [String], sets: [String: String]) {
    var vocabulary = PhraseVocabulary(sets: sets)
    var rules: [Rule] = []
    var patterns: [PhrasePattern] = []
    for section in sections {
      let finding = RedFlagFinding(family: section.family, urgency: section.urgency)
      for phrase in section.phrases {
        let isEvent = phrase.hasPrefix("!")
        patterns += PhrasePattern.parse(
          isEvent ? String(phrase.dropFirst()) : phrase, rule: rules.count,
          vocabulary: &vocabulary)
        rules.append(Rule(finding: finding, isEvent: isEvent))
      }
    }
    self.context = RedFlagContext(vocabulary: &vocabulary)
    self.exclusions = PhraseMatcher(
      exclusions.flatMap { PhrasePattern.parse($0, rule: 0, vocabulary: &vocabulary) })
    self.vocabulary = vocabulary
    self.rules = rules
    self.matcher = PhraseMatcher(patterns)
  }

  /// The distinct findings in one turn of a patient, most urgent first; then by the order of advice.
  public func findings(in text: String) -> [RedFlagFinding] {
    let tokens = PhraseTokens(text, vocabulary: self.vocabulary)
    let matches = self.matcher.matches(in: tokens)
    guard !matches.isEmpty else { return [] }
    let excluded = self.exclusions.matches(in: tokens).flatMap(\.terms)
    var findings: Set<RedFlagFinding> = []
    for match in matches where !match.terms.contains(where: excluded.contains) {
      let rule = self.rules[match.rule]
      switch self.context.reading(of: match.words, isEvent: rule.isEvent, in: tokens) {
      case .present:
        findings.insert(rule.finding)
      case .over:
        findings.insert(Self.whenOver(rule.finding))
      case .denied, .longPast, .general:
        break
      }
    }
    let isHarmTaken = [RedFlagFamily.selfHarm, .poisoning].allSatisfy {
      findings.contains(RedFlagFinding(family: $0, urgency: .emergency))
    }
    if isHarmTaken {
      findings.insert(RedFlagFinding(family: .overdose, urgency: .emergency))
    }
    return findings.sorted(by: Self.comesFirst)
  }

  /// A complaint of the last days that is said to be over: some families stay emergencies, because a
  /// warning stroke, a heart attack or a swallowed poison gives no notice a second time.
  private static func whenOver(_ finding: RedFlagFinding) -> RedFlagFinding {
    switch finding.family {
    case .breathing, .bleeding, .injury, .acute, .unconscious, .headache, .diabetic:
      RedFlagFinding(family: nil, urgency: .clinician)
    case .cardiac, .stroke, .anaphylaxis, .selfHarm, .overdose, .poisoning, .infant, .pregnancy,
      .sepsis, nil:
      finding
    }
  }

  private static func comesFirst(_ left: RedFlagFinding, _ right: RedFlagFinding) -> Bool {
    if left.urgency != right.urgency { return left.urgency > right.urgency }
    return (left.family?.adviceRank ?? .max) < (right.family?.adviceRank ?? .max)
  }
}

extension RedFlagFamily {
  /// Whose advice is given when several families are found: the more specific first.
  package var adviceRank: Int {
    switch self {
    case .overdose: -1
    case .selfHarm: 0
    case .anaphylaxis: 1
    case .infant: 2
    case .pregnancy: 3
    case .stroke: 4
    case .cardiac: 5
    case .poisoning: 6
    case .diabetic: 7
    case .unconscious: 8
    case .breathing: 9
    case .bleeding: 10
    case .headache: 11
    case .sepsis: 12
    case .injury: 13
    case .acute: 14
    }
  }
}
