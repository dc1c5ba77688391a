/// The names and codes found anywhere in a conversation, so that they are removed everywhere in it.
struct ConversationMemory {
  private var names: Set<UInt64> = []
  private var codes: Set<UInt64> = []

  var isEmpty: Bool { self.names.isEmpty && self.codes.isEmpty }

  init(texts: [TokenizedText], candidates: [CandidateList]) {
    for (text, list) in zip(texts, candidates) {
      for candidate in list.candidates { self.learn(candidate, from: text) }
    }
  }

  /// Rules whose finds are certain enough to be removed without their context.
  private static let trusted: Set<DeidentificationRule> = [
    .titledName, .credentialedName, .statedName, .expectedName, .relativeName, .knownName,
  ]

  private mutating func learn(_ candidate: Candidate, from text: TokenizedText) {
    let isName = candidate.kind == .name && Self.trusted.contains(candidate.rule)
    let isCode =
      candidate.kind != .name && candidate.kind != .location && candidate.kind != .date
      && candidate.kind != .age
    guard isName || isCode else { return }
    for index in text.firstToken(at: candidate.start)..<text.count {
      let token = text[index]
      guard token.start < candidate.end else { break }
      if isName, token.kind == .word, token.count > 2, !token.isAny([.function, .particle]) {
        self.names.insert(token.hash)
      } else if isCode, token.kind == .number || token.kind == .mixed, token.count >= 4 {
        self.codes.insert(token.hash)
      }
    }
  }

  /// Proposes every occurrence of what was learned.
  func recall(in text: TokenizedText, into found: inout CandidateList) {
    for index in 0..<text.count {
      let token = text[index]
      if token.kind == .word, self.names.contains(token.hash) {
        // A name that is a word too is only taken where capitals set it apart.
        let isWord = token.isAny([.common, .function, .medical, .openName, .month, .ambiguousName])
        let isSetApart = text.casing == .informative && token.isCapitalized && !token.startsSentence
        if !isWord || isSetApart { found.add(text, index, index, .name, .repeatedName) }
      } else if token.kind == .number || token.kind == .mixed, self.codes.contains(token.hash) {
        found.add(text, index, index, .other, .repeatedCode)
      }
    }
  }
}

extension TokenizedText {
  /// The index of the first token that starts at or after a byte.
  func firstToken(at start: Int32) -> Int {
    var low = 0
    var high = self.count
    while low < high {
      let middle = (low + high) / 2
      if self[middle].start < start { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
