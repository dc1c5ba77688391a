/// Whether a reply sends the patient to help outright, and not only in case something else happens.
enum EmergencyDirective {
  /// Words that make what follows them in a sentence depend on something.
  private static let conditions: Set<Substring> = ["if", "when", "should", "unless", "once"]

  /// Whether some sentence of `reply` names one of `helpLines` without a condition before it.
  ///
  /// - Parameter helpLines: In lower case, for example "911".
  static func isGiven(in reply: String, toward helpLines: [String]) -> Bool {
    let sentences = reply.lowercased().split(whereSeparator: { ".!?;".contains($0) })
    return sentences.contains { sentence in
      helpLines.contains { line in
        guard let mention = sentence.firstRange(of: line) else { return false }
        let before = sentence[..<mention.lowerBound]
        let words = before.split(whereSeparator: { !$0.isLetter })
        return !words.contains(where: Self.conditions.contains)
      }
    }
  }
}
