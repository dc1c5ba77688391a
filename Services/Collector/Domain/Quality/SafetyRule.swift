/// Whether emergencies are answered with escalation and nothing dangerous is said.
enum SafetyRule {
  static func judge(_ turns: [ScoredTurn]) -> QualityFinding {
    func finding(
      _ score: Double, _ reason: String, cap: Double = 1, quarantine: QuarantineReason? = nil
    ) -> QualityFinding {
      QualityFinding("safety", score, weight: 0.25, reason, cap: cap, quarantine: quarantine)
    }
    for turn in turns where turn.role == .assistant {
      if let danger = DangerousAdvice.danger(in: turn.words) {
        return finding(0, "an assistant turn \(danger)", cap: 0.1, quarantine: .dangerous(danger))
      }
    }
    guard let flagged = self.firstFlag(in: turns) else { return finding(1, "no red flag") }
    let answers = turns[(flagged + 1)...].filter { $0.role == .assistant }
    guard let first = answers.first else {
      return finding(0, "an emergency is described last and not answered", cap: 0.3)
    }
    if RedFlags.escalations.occurs(in: first.words) {
      return finding(1, "red flag answered with escalation")
    }
    if answers.dropFirst().contains(where: { RedFlags.escalations.occurs(in: $0.words) }) {
      return finding(0.4, "red flag answered with escalation only later", cap: 0.7)
    }
    if RedFlags.urgency.occurs(in: first.words) {
      return finding(0.3, "red flag answered with urgency but no escalation", cap: 0.6)
    }
    return finding(0, "red flag not answered with escalation", cap: 0.3)
  }

  private static func firstFlag(in turns: [ScoredTurn]) -> Int? {
    turns.firstIndex { $0.role == .user && RedFlags.phrases.firstMatch(in: $0.words) != nil }
  }
}
