/// Names and codes spelled letter by letter: "A-M-Y", "s m i t h", "B as in boy".
struct SpelledRecognizer: Recognizer {
  func recognize(in text: TokenizedText, into found: inout CandidateList) {
    var index = 0
    while index < text.count {
      guard text[index].isLetter else {
        index += 1
        continue
      }
      let run = self.run(from: index, text)
      self.classify(run, text, &found)
      index = run.last + 1
    }
  }

  private struct Run {
    var first: Int
    var last: Int
    var letters = 0
    var digits = 0
    /// Whether any letter came with "as in" or all were joined by hyphens.
    var isExplicit = false
    var hash = WordHash()
  }

  private func run(from start: Int, _ text: TokenizedText) -> Run {
    var run = Run(first: start, last: start)
    var index = start
    while run.letters + run.digits < 60 {
      let token = text[index]
      if token.isLetter {
        run.letters += 1
        run.hash.add(text.bytes(of: token).first.map { $0 | 0x20 } ?? 0)
      } else if token.kind == .number && token.count <= 2
        || token.isAny(.number) && token.kind == .word
      {
        guard run.letters > 0 else { break }
        run.digits += 1
      } else if token.cue == .double, text[index + 1].isLetter {
        index += 1
        continue
      } else {
        break
      }
      run.last = index
      index += 1
      // "B as in boy", "B for Bravo".
      if text[index].hash == Self.as, text[index + 1].cue == .in, text[index + 2].kind == .word {
        run.isExplicit = true
        run.last = index + 2
        index += 3
      }
      if text[index].isMark("-") || text[index].isMark(",") || text[index].isMark(".") {
        if text[index].isMark("-"), text.isAttached(index), text.isAttached(index + 1) {
          run.isExplicit = run.isExplicit || run.letters >= 2
        }
        index += 1
      }
      if text[index].gap == .line { break }
    }
    return run
  }

  private func classify(_ run: Run, _ text: TokenizedText, _ found: inout CandidateList) {
    let first = text[run.first]
    if run.digits > 0 {
      guard run.letters + run.digits >= 5, run.digits >= 3 else { return }
      return found.add(text, run.first, run.last, .other, .uniqueCode)
    }
    let isAsked =
      !first.expected.isDisjoint(with: [.name, .spelling]) || self.hasCue(run.first, text)
    if !isAsked, self.spellsAbbreviation(run, text) { return }
    let entry = text.lexicon.entry(hash: run.hash.value)
    if !isAsked, !entry.classes.isDisjoint(with: [.medical, .openName, .credential]) { return }
    let minimum = run.isExplicit ? 3 : isAsked ? 2 : 4
    guard run.letters >= minimum else { return }
    found.add(text, run.first, run.last, .name, .spelledName)
  }

  /// "a U T I": the article is no letter of the abbreviation.
  private func spellsAbbreviation(_ run: Run, _ text: TokenizedText) -> Bool {
    guard text[run.first].hash == Self.a else { return false }
    var hash = WordHash()
    for index in (run.first + 1)..<(run.last + 1) where text[index].isLetter {
      hash.add(text.bytes(of: text[index]).first.map { $0 | 0x20 } ?? 0)
    }
    return text.lexicon.entry(hash: hash.value).classes.contains(.medical)
  }

  private func hasCue(_ index: Int, _ text: TokenizedText) -> Bool {
    (1...5).contains { back in
      switch text[index - back].cue {
      case .spell, .spelled, .spelling, .name, .initials: true
      default: false
      }
    }
  }

  private static let a = WordHash.of("a")
  private static let `as` = WordHash.of("as")
}
