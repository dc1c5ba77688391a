/// Decides which tokens belong to a person's name and how far a name reaches.
struct NameScanner {
  let text: TokenizedText

  /// What is known before a token is judged.
  enum Evidence {
    /// Nothing but the token itself.
    case none
    /// Words before it announced a name.
    case announced
    /// A name precedes it directly.
    case continued
  }

  /// No name is longer in tokens.
  private static let maximumTokens = 12

  // MARK: - Single tokens

  /// Whether a token can be part of a name under this evidence.
  func isName(_ index: Int, _ evidence: Evidence) -> Bool {
    let token = self.text[index]
    guard token.kind == .word, token.count > 1 else { return false }
    if token.isAny(.function), !(token.isAny(.given) && token.isCapitalized && evidence != .none) {
      return false
    }
    if token.isAny([.weekday, .title, .facility]) { return false }
    if token.isAny(.eponymHead), evidence != .continued || !token.isAny(.surname) { return false }
    return self.text.casing == .informative
      ? self.isCasedName(index, token, evidence) : self.isUncasedName(token, evidence)
  }

  private func isCasedName(_ index: Int, _ token: Token, _ evidence: Evidence) -> Bool {
    guard token.isCapitalized else {
      if token.isAny(.given), !token.isAny([.ambiguousName, .common, .medical, .unit]) {
        return evidence != .none || token.count > 3 && !token.isAny([.place, .openName])
      }
      return evidence != .none && !token.isAny(.explained)
        && (token.isAny(.surname) || evidence == .announced && self.text.isUnknown(token))
    }
    if token.shape == .upper, token.count <= 5, !token.isAny([.given, .surname]) {
      return evidence == .announced && !token.isAny(.explained)
    }
    if token.shape == .upper, token.isAny([.medical, .openName, .credential, .stateCode]) {
      return false
    }
    if token.isAny(.given) {
      if token.isAny(.medical), !token.isAny(.common), evidence == .none {
        return token.shape != .upper && self.isAmbiguousGivenName(index, token)
          && self.isFollowedByFamilyName(index)
      }
      if !token.isAny(.ambiguousName) || evidence != .none { return true }
      return self.isAmbiguousGivenName(index, token)
    }
    if token.isAny([.openName, .medical]) { return evidence != .none && token.isAny(.surname) }
    if token.isAny(.surname) {
      if evidence != .none { return true }
      if token.isAny([.common, .relation]) { return false }
      return token.shape != .upper && !token.startsSentence || self.text.isForeign(token)
    }
    if evidence == .none { return self.text.isUnknown(token) && !self.isMedication(index) }
    if evidence == .continued, token.shape != .upper {
      return !token.isAny([.month, .greeting, .relation, .facilityModifier, .credential, .number])
    }
    return self.text.isUnknown(token) || token.isAny(.place)
  }

  private func isFollowedByFamilyName(_ index: Int) -> Bool {
    let next = self.text[index + 1]
    return next.isCapitalized && next.gap == .space && next.isAny(.surname)
  }

  /// An unknown word where a drug stands: "taking Zytrec", "Zytrec 10 mg", "a refill of Zytrec".
  private func isMedication(_ index: Int) -> Bool {
    let before = self.text[index - 1]
    let after = self.text[index + 1]
    if Self.intake.contains(before.hash) || Self.forms.contains(after.hash) { return true }
    if before.cue == .of, Self.forms.contains(self.text[index - 2].hash) { return true }
    return after.kind == .number && self.text[index + 2].isAny(.unit)
      || after.kind == .mixed && after.gap == .space && self.text[index + 2].kind != .mixed
        && self.hasUnit(after)
  }

  private func hasUnit(_ token: Token) -> Bool {
    var hash = WordHash()
    for byte in self.text.bytes(of: token).drop(while: \.isASCIIDigit) { hash.add(byte | 0x20) }
    return self.text.lexicon.entry(hash: hash.value).classes.contains(.unit)
  }

  /// "Grace" or "Mark" in a text with capitals: a name unless it opens a sentence as a word.
  private func isAmbiguousGivenName(_ index: Int, _ token: Token) -> Bool {
    if token.isAny([.function, .month, .openName]) { return false }
    let next = self.text[index + 1]
    let continues =
      next.isCapitalized && !next.isAny(.function)
      && (next.isAny([.surname, .given]) || self.text.isUnknown(next))
      || next.isLetter && next.isCapitalized && next.cue != .i
    guard token.startsSentence else { return true }
    return continues || next.kind == .clitic && next.cue == .s
  }

  private func isUncasedName(_ token: Token, _ evidence: Evidence) -> Bool {
    switch evidence {
    case .none:
      if token.isAny(.given) {
        return !token.isAny([.ambiguousName, .openName, .medical, .unit])
          && (!token.isAny(.place) || !token.isAny(.ambiguousPlace) || token.isAny(.given))
      }
      guard token.isAny(.surname), token.count >= 5, !token.isAny(.unit), !token.isAny(.explained),
        !token.isAny([.place, .institution, .street, .weakStreet])
      else { return false }
      return self.text.isForeign(token)
    case .announced:
      return token.isAny([.given, .surname]) || self.text.isUnknown(token)
    case .continued:
      if token.isAny([.medical, .unit, .openName]), !token.isAny(.surname) { return false }
      return token.isAny([.surname, .given]) && !token.isAny(.unit)
        || self.text.isUnknown(token) && !token.isAny(.place)
    }
  }

  // MARK: - Extent

  /// The last token of the name that starts at `first`, which has been accepted already.
  func end(ofNameAt first: Int) -> Int {
    var last = first
    while last - first < Self.maximumTokens, let next = self.continuation(after: last, from: first)
    {
      last = next
    }
    if self.text[last].isLetter, self.text[last + 1].isMark("."), self.text.isAttached(last + 1) {
      last += 1
    }
    let suffix = self.text[last + 1].isMark(",") ? last + 2 : last + 1
    if Self.generations.contains(self.text[suffix].hash), self.text[suffix].gap == .space,
      self.text[suffix].isCapitalized || suffix == last + 1
    {
      return suffix
    }
    return last
  }

  /// The next token that belongs to a name, over hyphens, initials, particles and "Jr.".
  private func continuation(after last: Int, from first: Int) -> Int? {
    let next = self.text[last + 1]
    if next.isMark("-") {
      // "Anne-Marie": what is joined to a name is part of it.
      let joined = self.text[last + 2]
      let isJoined = self.text.isAttached(last + 1) && self.text.isAttached(last + 2)
      guard isJoined, joined.kind == .word,
        joined.isCapitalized || joined.isAny([.given, .surname])
      else { return nil }
      return last + 2
    }
    if next.isMark("."), self.text.isAttached(last + 1) {
      let isInitial =
        self.text[last].isLetter || self.text[last].count <= 3 && self.text[last].isAny(.particle)
      guard isInitial, !self.text[last + 2].startsSentence || self.text[last + 2].isLetter else {
        return nil
      }
      return self.isName(last + 2, .continued) || self.isInitial(last + 2) ? last + 2 : nil
    }
    guard next.kind == .word, next.gap == .space else { return nil }
    if self.isInitial(last + 1) { return last + 1 }
    var particles = 0
    while particles < 3, self.text[last + 1 + particles].isAny(.particle) { particles += 1 }
    let named = last + 1 + particles
    if particles > 0, !next.isLetter, self.isName(named, .continued),
      self.text[named].gap == .space,
      self.text.casing != .informative || self.text[named].isCapitalized
    {
      return named
    }
    if self.text.casing == .informative, self.text[first].isCapitalized, !next.isCapitalized {
      return nil
    }
    return self.isName(last + 1, .continued) ? last + 1 : nil
  }

  /// A single letter that abbreviates a name.
  func isInitial(_ index: Int) -> Bool {
    let token = self.text[index]
    guard token.isLetter, token.gap != .line else { return false }
    let next = self.text[index + 1]
    if self.text.casing == .informative {
      guard token.isCapitalized else { return false }
      return token.cue != .i || next.isMark(".")
    }
    guard token.cue != .i, token.hash != Self.a else { return next.isMark(".") }
    return next.kind != .word || self.isName(index + 1, .continued)
  }

  /// Whether a word here belongs to a condition or score named after somebody: "Wilson's disease".
  func isEponym(_ index: Int) -> Bool {
    let isNamed = self.text[index].isAny([.eponym, .medical])
    for next in (index + 1)...(index + 4) {
      let token = self.text[next]
      if token.isAny(.eponymHead) { return isNamed || Self.conditions.contains(token.hash) }
      let isLink = token.kind == .clitic || token.isMark("'") || token.isMark("-")
      guard isLink || token.kind == .word && !token.isAny(.function) else { return false }
    }
    return false
  }

  /// What only conditions and signs are called.
  private static let conditions = Set(
    [
      "disease", "syndrome", "sign", "reflex", "palsy", "lymphoma", "criteria", "maneuver",
      "thyroiditis", "anemia", "angina", "contracture", "phenomenon", "sarcoma", "score", "index",
    ].map(WordHash.of))
  /// What is done with drugs.
  private static let intake = Set(
    [
      "take", "takes", "taking", "took", "taken", "use", "using", "prescribed", "prescribe",
      "refill", "refilled", "on", "dose", "inject", "injecting", "generic", "started", "stopped",
    ].map(WordHash.of))
  /// What drugs come as.
  private static let forms = Set(
    [
      "refill", "refills", "prescription", "pill", "pills", "tablet", "tablets", "capsule",
      "capsules", "inhaler", "cream", "ointment", "dose", "doses", "shot", "shots", "injection",
      "injections", "spray", "drops", "syrup", "infusion", "patch", "pen", "pens", "mg", "mcg",
      "bottle", "medication", "medicine", "drug", "therapy", "vaccine", "gel", "lotion", "implant",
    ].map(WordHash.of))

  private static let generations = Set(["jr", "sr", "ii", "iii", "iv"].map(WordHash.of))
  private static let a = WordHash.of("a")
}
