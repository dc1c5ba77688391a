/// Finds what has the shape of an identifier of a person: a last look at lines that were
/// de-identified before they were frozen, so that a fault there is noticed here.
///
/// It knows shapes, not names: the Collector, which de-identifies, knows those. What that lets pass
/// on purpose passes here: years, clock times, its own surrogates, public toll-free lines.
enum IdentifierShapes {
  /// One of them.
  struct Found: Hashable {
    let kind: String
    /// In characters, from 1.
    let column: Int
  }

  /// A row of characters that shapes consist of: digits with their separators, addresses.
  private struct Word {
    var text: Substring
    var column: Int
    /// Whether one space, and nothing else, is between it and the word before.
    var followsSpace: Bool
  }

  /// The first one in a text; nil when there is none.
  static func first(in text: String) -> Found? {
    // Numbers in a row, which people part with spaces.
    var run: [Word] = []
    for word in self.words(in: text) {
      if let kind = self.kind(of: word.text) { return Found(kind: kind, column: word.column) }
      guard self.isNumber(word.text) else {
        run = []
        continue
      }
      run = (word.followsSpace ? run.suffix(3) : []) + [word]
      for count in 2...4 where run.count >= count {
        let last = run.suffix(count)
        if let kind = self.kind(ofNumbers: last.map(\.text)), let first = last.first {
          return Found(kind: kind, column: first.column)
        }
      }
    }
    return nil
  }

  private static func words(in text: String) -> [Word] {
    var words: [Word] = []
    var (start, column, startColumn, between) = (nil as String.Index?, 0, 0, 2)
    let close = { (end: String.Index, words: inout [Word]) in
      guard let begin = start else { return }
      // What ends a sentence is no part of its last word.
      let trimmed = text[begin..<end].reversed().drop { ".:-/".contains($0) }.reversed()
      words.append(
        Word(
          text: text[begin..<end].prefix(trimmed.count), column: startColumn,
          followsSpace: between == 1))
    }
    for (index, character) in zip(text.indices, text) {
      column += 1
      if self.isPart(character) {
        if start == nil { (start, startColumn) = (index, column) }
        continue
      }
      if start != nil {
        close(index, &words)
        (start, between) = (nil, 0)
      }
      between += character == " " ? 1 : 2
    }
    close(text.endIndex, &words)
    return words
  }

  private static func isNumber(_ word: Substring) -> Bool {
    word.contains(where: \.isNumber) && word.allSatisfy { $0.isNumber || "-.+()".contains($0) }
  }

  private static func kind(ofNumbers words: [Substring]) -> String? {
    let parts = words.flatMap { word in word.split { !$0.isNumber } }
    let lengths = parts.map(\.count)
    if self.isPhone(parts, lengths) { return "telephone number" }
    return lengths.count >= 4 && lengths.allSatisfy { $0 == 4 } ? "account number" : nil
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isASCII
      && (character.isLetter || character.isNumber || "-./@:+()_%".contains(character))
  }

  private static func kind(of word: Substring) -> String? {
    if word.contains("@"), Self.isAddress(word) { return "e-mail address" }
    let lower = word.lowercased()
    if lower.contains("http://") || lower.contains("https://") || lower.hasPrefix("www.") {
      return "web address"
    }
    let parts = word.split { !$0.isNumber }.filter { !$0.isEmpty }
    // A word with letters in it is a code or a unit, which shapes cannot tell apart.
    guard !parts.isEmpty, !word.contains(where: \.isLetter) else { return nil }
    let lengths = parts.map(\.count)
    if lengths == [3, 2, 4], word.contains("-") { return "social security number" }
    if Self.isPhone(parts, lengths) { return "telephone number" }
    if lengths.reduce(0, +) >= 13, lengths.allSatisfy({ $0 >= 4 }), !word.contains(".") {
      return "account number"
    }
    if lengths.count == 4, word.count(where: { $0 == "." }) == 3,
      parts.allSatisfy({ (Int($0) ?? 256) < 256 })
    {
      return "network address"
    }
    return Self.isDate(parts, lengths, word) ? "date" : nil
  }

  private static func isAddress(_ word: Substring) -> Bool {
    let sides = word.split(separator: "@", omittingEmptySubsequences: false)
    return sides.count == 2 && !sides[0].isEmpty
      && sides[1].split(separator: ".").count >= 2 && sides[1].first?.isLetter == true
  }

  private static func isPhone(_ parts: [Substring], _ lengths: [Int]) -> Bool {
    var digits = parts.joined()
    if digits.count == 11, digits.hasPrefix("1") { digits.removeFirst() }
    guard digits.count == 10, let area = Int(digits.prefix(3)), area >= 200 else { return false }
    let isGrouped =
      lengths == [3, 3, 4] || lengths == [1, 3, 3, 4] || lengths == [10] || lengths == [11]
    return isGrouped && !Self.tollFree.contains(area)
  }

  private static let tollFree: Set<Int> = [800, 822, 833, 844, 855, 866, 877, 888]

  private static func isDate(_ parts: [Substring], _ lengths: [Int], _ word: Substring) -> Bool {
    guard parts.count == 3, word.contains("/") || word.contains("-") else { return false }
    let numbers = parts.compactMap { Int($0) }
    guard numbers.count == 3 else { return false }
    let years = 1900...2100
    if lengths[2] == 4, years.contains(numbers[2]) {
      return lengths[0] <= 2 && lengths[1] <= 2 && Self.isMonthAndDay(numbers[0], numbers[1])
    }
    return lengths[0] == 4 && years.contains(numbers[0]) && lengths[1] <= 2 && lengths[2] <= 2
      && Self.isMonthAndDay(numbers[1], numbers[2])
  }

  private static func isMonthAndDay(_ first: Int, _ second: Int) -> Bool {
    let (small, large) = (min(first, second), max(first, second))
    return (1...12).contains(small) && (1...31).contains(large)
  }
}
