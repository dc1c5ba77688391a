/// Grades how an answer is put: its length, its reading level and its calm.
package enum AnswerForm {
  package static func judgeLength(
    _ text: NormalizedText, words: ClosedRange<Int>
  ) -> Judgement {
    let count = text.wordCount
    return Judgement(
      words.contains(count) ? .met : .notMet,
      "\(count) words, where \(words.lowerBound) to \(words.upperBound) are fitting.")
  }

  package static func judgeReading(_ text: NormalizedText, atMost limit: Double) -> Judgement {
    guard let level = Readability(of: text)?.gradeLevel else { return .nothingToJudge }
    let rounded = (level * 10).rounded() / 10
    return Judgement(
      level <= limit ? .met : .notMet,
      "Reads at school grade \(rounded), where at most \(limit) is asked.")
  }

  /// Not met by three or more words in capitals in a row, or by "!!".
  package static func judgeCalm(_ text: String) -> Judgement {
    guard text.contains(where: \.isLetter) else { return .nothingToJudge }
    if text.contains("!!") {
      return Judgement(.notMet, "Repeats exclamation marks.")
    }
    var run: [Substring] = []
    for word in text.split(whereSeparator: { !$0.isLetter && $0 != "'" && $0 != "’" }) {
      let shouted = word.count > 1 && word.allSatisfy { !$0.isLetter || $0.isUppercase }
      run = shouted ? run + [word] : []
      if run.count >= 3 {
        return Judgement(.notMet, "Shouts \"\(run.joined(separator: " "))\".")
      }
    }
    return Judgement(.met, "Stays calm.")
  }
}
