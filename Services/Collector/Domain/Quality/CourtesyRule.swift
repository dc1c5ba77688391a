/// Whether the assistant is courteous.
enum CourtesyRule {
  static func judge(_ turns: [ScoredTurn]) -> QualityFinding {
    let answers = turns.filter { $0.role == .assistant }
    func finding(_ score: Double, _ reason: String, cap: Double = 1) -> QualityFinding {
      QualityFinding("courtesy", score, weight: 0.1, reason, cap: cap)
    }
    if answers.contains(where: { Manners.profane.occurs(in: $0.words) }) {
      return finding(0, "the assistant swears", cap: 0.2)
    }
    if answers.contains(where: { Manners.rude.firstMatch(in: $0.words) != nil }) {
      return finding(0, "the assistant is dismissive", cap: 0.7)
    }
    let polite = answers.count { Manners.courteous.occurs(in: $0.words) }
    guard !answers.isEmpty else { return finding(0, "no assistant turn") }
    let share = Double(polite) / Double(answers.count)
    return finding(0.5 + 0.5 * share, share > 0.5 ? "courteous" : "matter-of-fact")
  }
}
