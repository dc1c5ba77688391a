/// How hard a text is to read, as a United States school grade.
///
/// Flesch-Kincaid grade level: 0.39 (words / sentences) + 11.8 (syllables / words) - 15.59.
/// Source: J. P. Kincaid et al., "Derivation of new readability formulas for Navy enlisted
/// personnel", Research Branch Report 8-75, 1975. As R. Flesch counts ("How to write plain
/// English", 1979, chapter 2), a colon, semicolon or dash ends a sentence too. Patient material
/// should be readable at grade 6 to 8 (AHRQ Health Literacy Universal Precautions Toolkit, tool
/// 11); front-desk answers are a sentence or two, where the formula is noisy, so suites allow a
/// little more.
package struct Readability: Sendable, Equatable {
  /// The Flesch-Kincaid grade level; below 0 for very easy text.
  package let gradeLevel: Double

  /// Returns nil for a text without words.
  package init?(of text: NormalizedText) {
    guard text.wordCount > 0 else { return nil }
    let words = text.sentences.flatMap(\.tokens)
    let syllables = words.reduce(0) { $0 + Self.syllables(in: $1.word) }
    let clauses = words.count { $0.boundary >= .clause }
    let wordsPerSentence = Double(words.count) / Double(text.sentences.count + clauses)
    let syllablesPerWord = Double(syllables) / Double(words.count)
    self.gradeLevel = 0.39 * wordsPerSentence + 11.8 * syllablesPerWord - 15.59
  }

  /// Counts vowel groups; a final silent e and the e of most -ed and -es endings add none. Words
  /// without letters count as one syllable.
  package static func syllables(in word: String) -> Int {
    let letters = Array(word.utf8)
    guard letters.allSatisfy({ (0x61...0x7A).contains($0) }) else { return 1 }
    var count = 0
    var inVowels = false
    for letter in letters {
      let vowel = "aeiouy".utf8.contains(letter)
      if vowel, !inVowels { count += 1 }
      inVowels = vowel
    }
    return max(1, count - self.silentEndings(of: word))
  }

  private static func silentEndings(of word: String) -> Int {
    if word.hasSuffix("le"), let before = word.dropLast(2).last, !"aeiouy".contains(before) {
      return 0
    }
    if word.hasSuffix("e") {
      return word.dropLast().last.map { "aeiouy".contains($0) } == true ? 0 : 1
    }
    if word.hasSuffix("ed"), let before = word.dropLast(2).last, !"tdaeiouy".contains(before) {
      return 1
    }
    if word.hasSuffix("es"), let before = word.dropLast(2).last, !"sxzcghaeiouy".contains(before) {
      return 1
    }
    return 0
  }
}
