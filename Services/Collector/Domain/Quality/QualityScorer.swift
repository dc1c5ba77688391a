/// Scores conversations by rules that can be read, so that a reviewer sees why one is a sample.
///
/// The total is a weighted mean of seven components under caps: what is dangerous, misses an
/// emergency or was voted down is no sample however polite it is, and praise alone makes none.
package struct QualityScorer: Sendable {
  /// Changes whenever some conversation would be scored differently.
  package static let version = "quality-1"

  package init() {}

  /// Scores a conversation after de-identification.
  ///
  /// - Parameters:
  ///   - messages: the turns, in order, with a corrected answer in place of the last one if given.
  ///   - feedback: what people thought, latest last.
  ///   - isCorrected: whether a corrected answer replaced the last assistant turn.
  ///   - residuals: what de-identification is not sure of.
  package func score(
    _ messages: [Message], feedback: [Feedback], isCorrected: Bool, residuals: [ResidualSignal]
  ) -> QualityScore {
    let turns = messages.map { ScoredTurn(role: $0.role, words: WordSequence($0.content)) }
    let findings = [
      CompletenessRule.judge(turns), AnswerRule.judge(turns), SafetyRule.judge(turns),
      CourtesyRule.judge(turns), FeedbackRule.judge(feedback, isCorrected: isCorrected),
      ClarityRule.judge(turns), PrivacyRule.judge(residuals),
    ]
    let limit = findings.min { $0.cap < $1.cap }
    var quarantine = residuals.map(QuarantineReason.residual)
    quarantine += findings.compactMap(\.quarantine)
    return QualityScore(
      components: findings.map(\.component), cap: limit?.cap ?? 1,
      capReason: limit.map { $0.cap < 1 ? $0.component.reason : "" } ?? "", quarantine: quarantine)
  }
}

/// A turn as the rules see it.
struct ScoredTurn: Sendable {
  let role: Message.Role
  let words: WordSequence
}

/// What one rule says about a conversation.
struct QualityFinding: Sendable {
  var component: QualityScore.Component
  /// The most that the total can be; 1 when the rule does not limit it.
  var cap: Double = 1
  var quarantine: QuarantineReason?

  init(
    _ name: String, _ score: Double, weight: Double, _ reason: String, cap: Double = 1,
    quarantine: QuarantineReason? = nil
  ) {
    self.component = .init(
      name: name, score: min(max(score, 0), 1), weight: weight, reason: reason)
    self.cap = cap
    self.quarantine = quarantine
  }
}
