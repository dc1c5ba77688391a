/// Grades essential content: at least one alternative of every group has to be said.
package struct RequiredContent: Sendable {
  private let groups: [PhraseGroup]

  package init(_ groups: [PhraseGroup]) {
    self.groups = groups
  }

  package func judge(_ text: NormalizedText) -> Judgement {
    var found: [String] = []
    for group in self.groups {
      guard let phrase = group.alternatives.first(where: { $0.occurs(in: text) }) else {
        let expected = group.alternatives.map { "\"\($0)\"" }.joined(separator: ", ")
        return Judgement(.notMet, "Says none of \(expected).")
      }
      found.append("\"\(phrase)\"")
    }
    return Judgement(.met, "Says \(found.joined(separator: " and ")).")
  }
}
