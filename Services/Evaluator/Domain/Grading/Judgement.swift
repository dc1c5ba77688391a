/// A grade with the observation that led to it.
package struct Judgement: Sendable, Hashable {
  package var grade: Grade
  /// One sentence, quoting the phrase that decided.
  package var explanation: String

  package init(_ grade: Grade, _ explanation: String) {
    self.grade = grade
    self.explanation = explanation
  }

  /// What a check that forbids something says of an answer without words: silence earns no credit.
  package static let nothingToJudge = Judgement(.ungradable, "The answer holds no words.")

  /// Combines the judgements on several answers as the scope demands. No judgements, or only
  /// judgements that do not apply, give nil.
  package static func combine(_ judgements: [Judgement], scope: Criterion.AnswerScope) -> Self? {
    let decisive: [Grade] =
      switch scope {
      case .any: [.met, .ungradable, .notMet]
      case .first, .last, .every: [.notMet, .ungradable, .met]
      }
    for grade in decisive {
      if let found = judgements.first(where: { $0.grade == grade }) { return found }
    }
    return nil
  }
}
