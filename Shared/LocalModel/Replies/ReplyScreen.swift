/// Decides whether an assistant's turn may be said to another patient.
///
/// A turn is reusable when it states nothing that was true of one patient only: no placeholder of
/// the de-identification, no clock time, date, amount, long number, address or named doctor. And it
/// must be whole: transcripts of calls hold turns that somebody broke off.
package enum ReplyScreen {
  /// Words of the shortest and longest reusable reply.
  private static let lengths = 3...130

  /// Numbers that are the same for everybody: emergency lines, and usual waiting times.
  private static let commonNumbers: Set<String> = [
    "911", "988", "1", "800", "222", "1222", "24", "48", "72", "2", "3", "4", "5", "7", "10", "14",
    "15", "20", "30", "45", "60", "90", "12", "6", "8", "100", "4", "741741", "18002221222",
  ]

  private static let dated: Set<String> = [
    "january", "february", "april", "june", "july", "august", "september", "october", "november",
    "december", "jan", "feb", "aug", "sept", "oct", "nov", "dec",
  ]

  /// Whether the turn may become a reply.
  package static func isReusable(_ text: String) -> Bool {
    if text.utf8.contains(where: { Self.forbidden.contains($0) }) { return false }
    guard Self.isWhole(text) else { return false }
    var words: [String] = []
    WordScanner.scan(text) { word, _ in words.append(String(decoding: word, as: UTF8.self)) }
    guard Self.lengths.contains(words.count) else { return false }
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if let first = word.utf8.first, (0x30...0x39).contains(first) {
        guard Self.commonNumbers.contains(word) else { return false }
        if next == "am" || next == "pm" || next == "oclock" { return false }
      }
      if Self.dated.contains(word) { return false }
      if word == "dr" || word == "doctor", Self.isName(next, in: text) { return false }
    }
    return true
  }

  /// Whether the text ends as sentences do; quotes and brackets may follow.
  private static func isWhole(_ text: String) -> Bool {
    let end = text.last { !$0.isWhitespace && !"\"'”’)".contains($0) }
    return end.map { ".!?".contains($0) } ?? false
  }

  /// `[NAME]`, `<PHONE>`, `{date}`, `@`, `$`: placeholders, addresses and amounts.
  private static let forbidden: Set<UInt8> = [0x5b, 0x5d, 0x3c, 0x3e, 0x7b, 0x7d, 0x40, 0x24, 0x5f]

  /// Whether a folded word stands capitalised in the text after "Dr".
  private static func isName(_ word: String, in text: String) -> Bool {
    guard let first = word.first else { return false }
    let capital = first.uppercased() + word.dropFirst()
    return text.contains("r. " + capital) || text.contains("r " + capital)
  }
}
