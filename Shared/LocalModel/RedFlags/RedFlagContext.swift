/// Reads whether a phrase is said of now, or denied, past, over, or meant in general.
///
/// Every doubt is decided for "now": a false alarm costs a call, a miss may cost a life.
package struct RedFlagContext: Sendable {
  /// How a phrase is meant.
  package enum Reading: Hashable, Sendable {
    /// Of now, or of no certain time.
    case present
    /// Of the last days, and said to be over.
    case over
    /// Said not to be so.
    case denied
    /// Of months or years ago.
    case longPast
    /// Asked about, not complained of.
    case general
  }

  private let negators: UInt16
  private let auxiliaries: UInt16
  private let experiences: UInt16
  private let internalNegators: UInt16
  private let scopeEnds: UInt16
  private let alternatives: UInt16
  private let now: UInt16
  private let anew: UInt16
  private let recovery: UInt16
  private let after: UInt16
  private let longPast: PhraseMatcher
  private let over: PhraseMatcher
  private let overNow: PhraseMatcher
  private let claims: UInt16
  private let past: UInt16
  private let general: PhraseMatcher

  /// Words between a negator and the phrase it denies.
  private static let reach = 5
  /// The same in a list: "no fever, chills, chest pain or shortness of breath".
  private static let listReach = 14

  package init(vocabulary: inout PhraseVocabulary) {
    self.negators = vocabulary.term(Self.negatorWords)
    self.auxiliaries = vocabulary.term("dont|doesnt|didnt|havent|hasnt|hadnt|do|did|does|have|has")
    self.experiences = vocabulary.term(
      "have|had|having|feel|felt|feeling|get|got|getting|notice|noticed|seen|see|been|experience*|"
        + "any|really|actually|even")
    self.internalNegators = vocabulary.term(
      "no|not|never|cant|cannot|wont|isnt|doesnt|dont|didnt|couldnt|hasnt|havent|without|wasnt|"
        + "unable|barely|hardly|stopped|quit|aint")
    self.scopeEnds = vocabulary.term(Self.scopeEndWords)
    self.alternatives = vocabulary.term("or|nor")
    self.now = vocabulary.term(Self.nowWords)
    self.anew = vocabulary.term("again|another|now|today|tonight|new|second")
    self.recovery = vocabulary.term(
      "rehab*|survivor*|recover*|followup|follow|specialist|support|clinic|history|medication*|meds"
    )
    self.after = vocabulary.term("after|post|since|from|following|recovering|regarding")
    self.longPast = Self.matcher(Self.longPastPhrases, &vocabulary)
    self.claims = vocabulary.term(
      "denied|denial|claim|claims|bill|billed|invoice|eob|deductible|coinsurance|reimburs*|appeal")
    self.past = vocabulary.term("had|was|when|after|during|from|for|were")
    self.overNow = Self.matcher(Self.overNowPhrases, &vocabulary)
    self.over = Self.matcher(Self.overPhrases, &vocabulary)
    self.general = Self.matcher(Self.generalPhrases, &vocabulary)
  }

  /// How the phrase at `words` is meant.
  package func reading(
    of words: Range<Int>, isEvent: Bool, in tokens: PhraseTokens
  ) -> Reading {
    if self.isDenied(words, in: tokens) { return .denied }
    let sentence = tokens.sentence(around: words.lowerBound)
    if self.general.matches(in: tokens).contains(where: {
      sentence.contains($0.words.lowerBound) && $0.words.lowerBound <= words.lowerBound
        && words.lowerBound - $0.words.upperBound <= Self.reach
    }) {
      return .general
    }
    if isEvent, self.isDated(words, sentence: sentence, in: tokens) { return .longPast }
    if self.isOverNow(sentence, in: tokens) { return .over }
    if self.isClaimed(words, in: tokens) { return .longPast }
    let saysNow = sentence.contains {
      tokens.contains(self.now, at: $0) && !words.contains($0)
    }
    if saysNow { return .present }
    if self.longPast.matches(in: tokens).contains(where: { sentence.overlaps($0.words) }) {
      return .longPast
    }
    if isEvent, self.isAfterwards(words, in: tokens) { return .longPast }
    if self.over.matches(in: tokens).contains(where: { sentence.overlaps($0.words) }) {
      return .over
    }
    return .present
  }

  /// Whether a negator before the phrase covers it.
  ///
  /// Walks back from the phrase to the start of the sentence, until a word that starts a new thought
  /// ("but", "my", "she"). A comma is crossed only in a list that ends with "or". A phrase that holds
  /// its own negation ("can't breathe") cannot be denied this way.
  private func isDenied(_ words: Range<Int>, in tokens: PhraseTokens) -> Bool {
    if words.contains(where: { tokens.contains(self.internalNegators, at: $0) }) { return false }
    var commas = tokens.breaks[words.lowerBound] == .comma ? 1 : 0
    if tokens.breaks[words.lowerBound] == .sentence { return false }
    var index = words.lowerBound - 1
    while index >= 0, words.lowerBound - index <= Self.listReach {
      if self.isNegator(index, in: tokens) {
        // "No, my chest hurts": an answer, not a negation.
        if index + 1 < tokens.count, tokens.breaks[index + 1] == .comma { return false }
        if commas == 0 { return words.lowerBound - index <= Self.reach + 1 }
        return self.hasAlternative(from: index, near: words, in: tokens)
      }
      if tokens.contains(self.scopeEnds, at: index) { return false }
      if tokens.breaks[index] == .sentence { return false }
      if tokens.breaks[index] == .comma { commas += 1 }
      index -= 1
    }
    return false
  }

  private func isNegator(_ index: Int, in tokens: PhraseTokens) -> Bool {
    if tokens.contains(self.negators, at: index) { return true }
    // "don't have", "hasn't had"; but not "don't know".
    guard tokens.contains(self.auxiliaries, at: index), index + 1 < tokens.count else {
      return false
    }
    return tokens.contains(self.internalNegators, at: index)
      && tokens.contains(self.experiences, at: index + 1)
  }

  private func hasAlternative(
    from negator: Int, near words: Range<Int>, in tokens: PhraseTokens
  ) -> Bool {
    let end = min(tokens.sentence(around: words.lowerBound).upperBound, words.upperBound + 8)
    return (negator..<end).contains { tokens.contains(self.alternatives, at: $0) }
  }

  /// "Is it safe, I had a stroke in 2015": the date stands by the event, so that words about now
  /// elsewhere in the sentence do not count; unless it happens again.
  private func isDated(
    _ words: Range<Int>, sentence: Range<Int>, in tokens: PhraseTokens
  ) -> Bool {
    let around = max(0, words.lowerBound - 4)..<min(tokens.count, words.upperBound + 5)
    return self.longPast.matches(in: tokens).contains { around.overlaps($0.words) }
      && !sentence.contains { tokens.contains(self.anew, at: $0) }
  }

  /// "I passed out yesterday, I'm fine now."
  private func isOverNow(_ sentence: Range<Int>, in tokens: PhraseTokens) -> Bool {
    self.overNow.matches(in: tokens).contains { sentence.overlaps($0.words) }
  }

  /// "They denied my ambulance, I had a seizure": told to explain a bill.
  private func isClaimed(_ words: Range<Int>, in tokens: PhraseTokens) -> Bool {
    let before = max(0, words.lowerBound - 4)..<words.lowerBound
    return before.contains { tokens.contains(self.past, at: $0) }
      && (0..<tokens.count).contains { tokens.contains(self.claims, at: $0) }
  }

  /// "Physical therapy after my stroke", "stroke rehab".
  private func isAfterwards(_ words: Range<Int>, in tokens: PhraseTokens) -> Bool {
    let before = max(0, words.lowerBound - 4)..<words.lowerBound
    let behind = words.upperBound..<min(tokens.count, words.upperBound + 3)
    return before.contains { tokens.contains(self.after, at: $0) }
      || behind.contains { tokens.contains(self.recovery, at: $0) }
  }

  private static func matcher(
    _ phrases: [String], _ vocabulary: inout PhraseVocabulary
  ) -> PhraseMatcher {
    PhraseMatcher(phrases.flatMap { PhrasePattern.parse($0, rule: 0, vocabulary: &vocabulary) })
  }
}

extension RedFlagContext {
  fileprivate static let negatorWords =
    "no|not|without|denies|deny|denied|never|nor|neither|isnt|wasnt|arent|negative|zero|aint"

  /// Words that start a new thought: a negation before them says nothing of what follows.
  fileprivate static let scopeEndWords =
    "but|because|cause|cuz|and|so|since|however|though|although|except|just|only|now|then|i|im|ive|"
    + "my|he|hes|his|she|shes|her|we|were|they|theyre|their|you|mom|dad|mother|father|husband|wife|"
    + "son|daughter|baby|kidding|joking|sure|know|want|stop|wait|lie|think|better|helping|when|"
    + "while|as|sleep|longer|idea|joke|matter|doubt|what|why|how|if|one|thing"

  /// Words that place a sentence in the present.
  fileprivate static let nowWords =
    "now|today|tonight|currently|right|happening|started|starting|still|keeps|again|suddenly|"
    + "hurts|cant|getting|minutes|hour|having|morning|feels|feeling|worse|help|is|hes|shes|im|"
    + "are|wont|isnt|going|am"

  fileprivate static let longPastPhrases = [
    "years|year|months|decade|decades ago",
    "last year|summer|winter|spring|fall|fall|january|"
      + "february|march|april|may|june|july|august|september|october|november|december",
    "in %year", "back in", "history of", "family history", "as a ~1 child|kid|teenager|baby",
    "used to", "when i was ~3 child|kid|young|younger|teenager|little|college",
    "died|passed of|from",
    "since %year", "old ~2 records", "previous|prior|past",
    "old heart|stroke|injury|attack|trouble|problem*|fracture|seizure*",
  ]

  fileprivate static let overPhrases = [
    "yesterday", "last week|month|night|monday|tuesday|wednesday|thursday|friday|saturday|sunday",
    "days|weeks|week ago", "other day|night|week", "went away", "gone away", "all gone",
    "better|fine|okay|ok|normal since|afterwards|after", "resolved", "a month ago",
  ]

  fileprivate static let overNowPhrases = [
    "fine|better|ok|okay|good|gone|normal|great ~1 now", "went away", "cleared up", "all gone",
    "back to normal", "no longer",
  ]

  fileprivate static let generalPhrases = [
    "what|whats ~3 sign|signs|symptom|symptoms|warning ~2 of",
    "how ~3 prevent|avoid|recognize|tell|lower|reduce",
    "know|learn|list|information|info|pamphlet|"
      + "brochure|article|handout|read|reading|class|classes|course|training|question|questions ~5 "
      + "sign|signs|symptom|symptoms|about",
    "risk|risks|chance|chances|likelihood of|for", "screen*|screening|tested|test for",
    "prevent*", "vaccin* ~3 against|for", "do|does|can you ~2 treat|see|handle", "in case ~1 of|i",
    "if i ever",
    "worried|afraid|scared|fear|fearful|terrified|nervous ~1 of|about ~2 having|"
      + "getting|a|future|another", "cpr", "is|are ~6 covered|cover",
    "cover|covers|coverage|copay|"
      + "bill|billed|claim|charge|charged ~3 for|from",
  ]
}
