import Evaluator
import Testing

@Suite struct ReadabilityTests {
  /// 0.39 * 6/1 + 11.8 * 6/6 - 15.59, counted by hand.
  @Test func `computes the Flesch-Kincaid grade level`() throws {
    let level = try #require(Readability(of: NormalizedText("The cat sat on the mat.")))
    #expect(abs(level.gradeLevel - -1.45) < 1e-9)
  }

  /// Two sentences with 5 and 4 words and 8 + 6 syllables, counted by hand.
  @Test func `averages over sentences`() throws {
    let text = NormalizedText("Our pharmacy can refill it. Please bring your medicine.")
    let level = try #require(Readability(of: text))
    #expect(abs(level.gradeLevel - (0.39 * 9 / 2 + 11.8 * 14 / 9 - 15.59)) < 1e-9)
  }

  @Test func `a semicolon ends a sentence`() throws {
    let one = try #require(Readability(of: NormalizedText("We will call you and you can wait")))
    let two = try #require(Readability(of: NormalizedText("We will call you; you can just wait")))
    #expect(two.gradeLevel < one.gradeLevel)
  }

  @Test(arguments: [
    ("call", 1), ("doctor", 2), ("emergency", 4), ("place", 1), ("table", 2), ("asked", 1),
    ("needed", 2), ("minutes", 2), ("pharmacy", 3), ("911", 1), ("the", 1), ("appointment", 3),
  ])
  func `counts syllables`(word: String, count: Int) {
    #expect(Readability.syllables(in: word) == count)
  }

  @Test func `a text without words has no level`() {
    #expect(Readability(of: NormalizedText("...")) == nil)
  }
}
