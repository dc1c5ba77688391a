/// A span that a recogniser proposes, in bytes of the folded text.
struct Candidate: Sendable {
  var start: Int32
  var end: Int32
  var kind: IdentifierKind
  var rule: DeidentificationRule
}

/// Gathers what recognisers propose for one text.
struct CandidateList: Sendable {
  private(set) var candidates: [Candidate] = []

  /// Proposes the tokens `first` through `last`.
  mutating func add(
    _ text: TokenizedText, _ first: Int, _ last: Int, _ kind: IdentifierKind,
    _ rule: DeidentificationRule
  ) {
    guard first <= last, text[first].kind != .none, text[last].kind != .none else { return }
    self.candidates.append(
      Candidate(start: text[first].start, end: text[last].end, kind: kind, rule: rule))
  }

  /// Merges overlapping proposals: the union takes kind and rule of the strongest among them.
  func resolved() -> [Candidate] {
    guard self.candidates.count > 1 else { return self.candidates }
    var resolved: [Candidate] = []
    for candidate in self.candidates.sorted(by: { ($0.start, $0.end) < ($1.start, $1.end) }) {
      guard var last = resolved.last, candidate.start < last.end else {
        resolved.append(candidate)
        continue
      }
      last.end = max(last.end, candidate.end)
      if candidate.rule < last.rule {
        last.kind = candidate.kind
        last.rule = candidate.rule
      }
      resolved[resolved.count - 1] = last
    }
    return resolved
  }
}
