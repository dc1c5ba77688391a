/// Whether the text is language: no garbage, no noise of speech recognition, no profanity, no
/// instructions to the system.
enum ClarityRule {
  static func judge(_ turns: [ScoredTurn]) -> QualityFinding {
    func finding(
      _ score: Double, _ reason: String, cap: Double = 1, quarantine: QuarantineReason? = nil
    ) -> QualityFinding {
      QualityFinding("clarity", score, weight: 0.05, reason, cap: cap, quarantine: quarantine)
    }
    if turns.contains(where: { Manners.injections.firstMatch(in: $0.words) != nil }) {
      return finding(0, "a message addresses the system", cap: 0.2, quarantine: .injection)
    }
    let words = turns.flatMap(\.words.hashes)
    guard words.count >= 3 else { return finding(0, "hardly any words", cap: 0.3) }
    let known = words.count { !Lexicon.shared.entry(hash: $0).classes.isEmpty }
    let distinct = Double(Set(words).count) / Double(words.count)
    let share = Double(known) / Double(words.count)
    if share < 0.4 { return finding(0, "mostly unknown words", cap: 0.5) }
    if words.count > 20, distinct < 0.2 {
      return finding(0.2, "the same words over and over", cap: 0.6)
    }
    let isProfane = turns.contains { Manners.profane.occurs(in: $0.words) }
    return finding(
      min(1, share + 0.25) - (isProfane ? 0.3 : 0), isProfane ? "profanity" : "plain language")
  }
}
