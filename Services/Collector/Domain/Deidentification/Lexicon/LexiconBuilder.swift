/// Fills the lexicon's tables from the word lists and settles which names and places are ambiguous.
struct LexiconBuilder {
  private(set) var words = HashTable<Lexicon.Entry>(capacity: 70_000, filler: Lexicon.Entry())
  private(set) var phrases = HashTable<Lexicon.Phrase>(capacity: 6_000, filler: .place)

  /// Adds every list. The order matters only where a later list corrects an earlier one.
  mutating func addAll() {
    for list in [
      EnglishWordsAToB.words, EnglishWordsCToD.words, EnglishWordsEToG.words,
      EnglishWordsHToL.words, EnglishWordsMToO.words,
      EnglishWordsPToR.words, EnglishWordsSToT.words, EnglishWordsUToZ.words,
    ] { self.add(list, .common) }
    self.addClosedClasses()
    for list in MedicalWords.all + [DrugNamesAToL.words, DrugNamesMToZ.words] {
      self.add(list, .medical)
    }
    self.add(MedicalWords.eponyms, .eponym)
    self.add(MedicalWords.eponymHeads, [.eponymHead, .common])
    self.add(OpenNames.words, .openName)
    self.addNames()
    self.addPlaces()
    self.addCalendar()
    for cue in CueWord.allCases where cue != .none {
      self.words.update(WordHash.of(cue.word), initial: .init()) { $0.cue = cue }
    }
  }

  private mutating func addClosedClasses() {
    self.add(ContextWords.function, [.function, .common])
    self.add(ContextWords.locative, .locative)
    self.add(ContextWords.titles, .title)
    self.add(ContextWords.credentials, .credential)
    self.add(ContextWords.relations, [.relation, .common])
    self.add(ContextWords.greetings, .greeting)
    self.add(ContextWords.particles, .particle)
    self.add(ContextWords.units, .unit)
    self.add(ContextWords.streets, .street)
    self.add(ContextWords.weakStreets, .weakStreet)
    self.add(ContextWords.streetPrefixes, .streetPrefix)
    self.add(ContextWords.directions, .direction)
    self.add(ContextWords.domains, .topLevelDomain)
    self.add(ContextWords.facilityHeads, .facility)
    self.add(ContextWords.facilityModifiers, .facilityModifier)
  }

  private mutating func addNames() {
    Self.forEachWord(of: GivenNames.words) { word in
      let known = self.words[WordHash.of(word)]?.classes ?? []
      // Two letters are a name only where something says so.
      let isWord =
        word.utf8.count <= 2 || !known.isDisjoint(with: [.common, .medical, .openName])
      self.add(word, isWord ? [.given, .ambiguousName] : .given)
    }
    self.add(AmbiguousNames.neverInLowerCase, [.given, .ambiguousName])
    Self.forEachWord(of: AmbiguousNames.namesAnyway) { word in
      self.words.update(WordHash.of(word), initial: .init()) {
        $0.classes.insert(.given)
        $0.classes.remove(.ambiguousName)
      }
    }
    self.add(Surnames.words, .surname)
  }

  private mutating func addPlaces() {
    for list in [CitiesAToK.words, CitiesLToZ.words, WorldPlaces.words] {
      Self.forEachWord(of: list) { self.addPhrase($0, .place, single: .place, start: .placeStart) }
    }
    Self.forEachWord(of: States.names) {
      self.addPhrase($0, .state, single: [.place, .state], start: .placeStart)
    }
    Self.forEachWord(of: Institutions.words) {
      self.addPhrase($0, .institution, single: .institution, start: .institutionStart)
    }
    self.add(States.codes, .stateCode)
  }

  private mutating func addCalendar() {
    for (list, value) in CalendarWords.months { self.add(list, .month, value: value) }
    self.add(CalendarWords.ambiguousMonths, .ambiguousMonth)
    self.add(CalendarWords.weekdays, .weekday)
    for (list, value) in CalendarWords.numbers { self.add(list, .number, value: value) }
    for (list, value) in CalendarWords.ordinals { self.add(list, .ordinal, value: value) }
  }

  private mutating func addPhrase(
    _ phrase: String, _ kind: Lexicon.Phrase, single: WordClass, start: WordClass
  ) {
    let parts = phrase.split(separator: "_").map { WordHash.of(String($0)) }
    guard let first = parts.first else { return }
    if parts.count == 1 {
      let isInflected = self.isInflected(phrase)
      self.words.update(first, initial: .init()) { entry in
        let other: WordClass = [
          .common, .medical, .given, .surname, .function, .month, .facilityModifier, .openName,
        ]
        let isWord = !entry.classes.isDisjoint(with: other) || isInflected
        if isWord, !single.contains(.state) {
          entry.classes.insert(.ambiguousPlace)
        }
        entry.classes.insert(single)
      }
      return
    }
    self.words.update(first, initial: .init()) { $0.classes.insert(start) }
    let hash = parts.dropFirst().reduce(first) { WordHash.phrase($0, $1) }
    self.phrases.update(hash, initial: kind) { $0 = kind }
  }

  private func isInflected(_ word: String) -> Bool {
    Inflection.reduces(Array(word.utf8)[...]) { base, added in
      var hash = WordHash()
      for byte in base { hash.add(byte) }
      if let added { hash.add(added) }
      return self.words[hash.value]?.classes.contains(.common) ?? false
    }
  }

  private mutating func add(_ list: StaticString, _ classes: WordClass, value: UInt16 = 0) {
    Self.forEachWord(of: list) { self.add($0, classes, value: value) }
  }

  private mutating func add(_ word: String, _ classes: WordClass, value: UInt16 = 0) {
    self.words.update(WordHash.of(word), initial: .init()) { entry in
      entry.classes.formUnion(classes)
      if value != 0 { entry.value = value }
    }
  }

  /// Calls `body` with each word of a list separated by white space.
  static func forEachWord(of list: StaticString, _ body: (String) -> Void) {
    list.withUTF8Buffer { bytes in
      for word in bytes.split(whereSeparator: { $0 == 0x20 || $0 == 0x0a }) {
        body(String(decoding: word, as: UTF8.self))
      }
    }
  }
}
