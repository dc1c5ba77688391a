/// Whether the exchange is whole: a patient's turn, an assistant's turn, and the assistant last.
enum CompletenessRule {
  static func judge(_ turns: [ScoredTurn]) -> QualityFinding {
    let spoken = turns.filter { $0.role != .system }
    func finding(_ score: Double, _ reason: String, cap: Double = 1) -> QualityFinding {
      QualityFinding("completeness", score, weight: 0.2, reason, cap: cap)
    }
    guard spoken.contains(where: { $0.role == .assistant }) else {
      return finding(0, "no assistant turn", cap: 0.2)
    }
    guard let asked = spoken.firstIndex(where: { $0.role == .user }),
      spoken[asked...].contains(where: { $0.role == .assistant })
    else { return finding(0.2, "no assistant turn follows a user turn", cap: 0.4) }
    let repeats = zip(spoken, spoken.dropFirst()).count { $0.role == $1.role }
    let alternation = 1 - Double(repeats) / Double(max(spoken.count - 1, 1))
    guard spoken.last?.role == .assistant else {
      // The exchanges before it still teach something.
      return finding(0.4 + 0.3 * alternation, "the last turn is not answered")
    }
    return finding(
      0.6 + 0.4 * alternation, repeats == 0 ? "whole exchange" : "\(repeats) turns do not alternate"
    )
  }
}
