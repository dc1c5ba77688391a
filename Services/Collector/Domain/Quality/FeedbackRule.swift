/// What people said about the conversation. Praise adds little; a complaint keeps the conversation
/// from training unless a corrected answer has taken the place of the one complained about.
enum FeedbackRule {
  static func judge(_ feedback: [Feedback], isCorrected: Bool) -> QualityFinding {
    func finding(_ score: Double, _ reason: String, cap: Double = 1) -> QualityFinding {
      QualityFinding("feedback", score, weight: 0.1, reason, cap: cap)
    }
    guard !feedback.isEmpty else { return finding(0.7, "no feedback") }
    if isCorrected { return finding(0.9, "a corrected answer replaced the last one") }
    if feedback.contains(where: \.isNegative) {
      return finding(0, "voted down or rated low", cap: 0.5)
    }
    if feedback.contains(where: \.isPositive) { return finding(1, "voted up or rated high") }
    return finding(0.7, "neutral feedback")
  }
}
