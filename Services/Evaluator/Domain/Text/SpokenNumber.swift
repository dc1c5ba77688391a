/// Joins the emergency numbers that people write or say digit by digit.
package enum SpokenNumber {
  /// "9-1-1" and "nine one one" become the single word "911"; so for 988.
  package static func join(_ tokens: [Token]) -> [Token] {
    var result: [Token] = []
    var index = 0
    while index < tokens.count {
      if index + 2 < tokens.count,
        let joined = self.joined(tokens[index...index + 2].map(\.word))
      {
        result.append(Token(word: joined, boundary: tokens[index].boundary))
        index += 3
      } else {
        result.append(tokens[index])
        index += 1
      }
    }
    return result
  }

  private static func joined(_ words: [String]) -> String? {
    switch words {
    case ["9", "1", "1"], ["nine", "one", "one"]: "911"
    case ["9", "8", "8"], ["nine", "eight", "eight"]: "988"
    default: nil
    }
  }
}
