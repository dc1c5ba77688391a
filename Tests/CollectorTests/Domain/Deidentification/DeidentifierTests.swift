import Collector
import Glibc
import Testing

@Suite("The de-identifier")
struct DeidentifierTests {
  private let deidentifier = Deidentifier()

  @Test("reports offsets in Unicode scalars of the original text")
  func offsets() throws {
    let text = "Héllo 👋🏽, my name is J\u{200B}ohn Ng."
    let span = try #require(self.deidentifier.deidentify(text).spans.first)
    let scalars = Array(text.unicodeScalars)
    var found = String.UnicodeScalarView()
    found.append(contentsOf: scalars[span.range])
    #expect(String(found) == "J\u{200B}ohn Ng")
    #expect(span.kind == .name)
    #expect(span.rule == .statedName)
  }

  @Test("removes a name that was learned in one turn from all turns")
  func learnsNames() {
    let result = self.deidentifier.deidentify(turns: [
      "my name is zyxanda quorl", "Thanks Zyxanda, one moment.", "its under quorl i think",
    ])
    #expect(
      result.turns.map(\.text) == [
        "my name is [NAME_1]", "Thanks [NAME_1], one moment.", "its under [NAME_1] i think",
      ])
  }

  @Test("gives one person one surrogate and another person another one")
  func surrogates() {
    let result = self.deidentifier.deidentify(turns: [
      "This is John Smith and my wife is Maria Lopez.", "Thank you, John. Is Maria there?",
    ])
    #expect(
      result.turns.map(\.text) == [
        "This is [NAME_1] and my wife is [NAME_2].", "Thank you, [NAME_1]. Is [NAME_2] there?",
      ])
  }

  @Test("understands answers by the question before them")
  func answers() {
    let result = self.deidentifier.deidentify(turns: [
      "May I have your last name?", "hope", "And your date of birth?", "four twelve eighty",
      "What's your member ID?", "uh 44 512",
    ])
    #expect(
      result.turns.map(\.text) == [
        "May I have your last name?", "[NAME_1]", "And your date of birth?", "[DATE_1]",
        "What's your member ID?", "uh [OTHER_ID_1]",
      ])
  }

  @Test("removes a number that is said over several turns")
  func splitNumber() {
    let result = self.deidentifier.deidentify(turns: [
      "What is your phone number?", "four one five", "mm-hm", "five five five", "oh one three two",
    ])
    for turn in [1, 3, 4] { #expect(result.turns[turn].spans.count == 1) }
    #expect(result.removed[.phone] == 3)
  }

  @Test("removes a code that was learned wherever it is repeated")
  func learnsCodes() {
    let result = self.deidentifier.deidentify(turns: ["MRN 4471", "so 4471, right?"])
    #expect(result.turns[1].text == "so [OTHER_ID_1], right?")
  }

  @Test("leaves its own surrogates alone")
  func idempotent() {
    let once = self.deidentifier.deidentify(
      "Anna Bell, born 3/4/1970, lives at 12 Oak Street, ID AB-12345.")
    let twice = self.deidentifier.deidentify(once.text)
    #expect(twice.text == once.text)
    #expect(twice.spans.isEmpty)
  }

  @Test("asks for a review when something may remain")
  func residuals() {
    #expect(self.deidentifier.deidentify("ワタシの名前は").residuals == [.foreignScript])
    #expect(self.deidentifier.deidentify("platelets 250000").residuals == [.digits])
    #expect(self.deidentifier.deidentify("I take 5000 units. Call 741741.").residuals.isEmpty)
    #expect(self.deidentifier.deidentify(turns: ["ok", "ワタシ"]).needsReview)
  }

  @Test("takes any text without failing")
  func hostileInput() {
    let scalars = [
      "@", ".", "-", "(", "+", "#", "'", "1", "A", "a", "\u{301}", "\u{200B}", "ß", "😀",
    ]
    var generator = SystemRandomNumberGenerator()
    for _ in 0..<200 {
      let text = (0..<40).map { _ in scalars.randomElement(using: &generator) ?? "" }.joined()
      let result = self.deidentifier.deidentify(text)
      let count = text.unicodeScalars.count
      #expect(result.spans.allSatisfy { $0.range.upperBound <= count && !$0.range.isEmpty })
    }
    #expect(self.deidentifier.deidentify("").text.isEmpty)
  }

  @Test("takes time in proportion to the text")
  func linearTime() {
    // Long runs of what starts a rule must not make each further token dearer.
    for piece in ["1 ", "A-", "john ", "a.", "@", "(5", "dot com at ", "Dr. "] {
      let short = Self.time {
        _ = self.deidentifier.deidentify(String(repeating: piece, count: 500))
      }
      let long = Self.time {
        _ = self.deidentifier.deidentify(String(repeating: piece, count: 4_000))
      }
      #expect(long < short * 40, "pieces: \(piece)")
    }
  }

  /// Of the processor, so that what else runs does not count.
  private static func time(_ body: () -> Void) -> Duration {
    (0..<3).map { _ in
      let begin = Self.threadTime
      body()
      return Self.threadTime - begin
    }.min() ?? .zero
  }

  private static var threadTime: Duration {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return .seconds(time.tv_sec) + .nanoseconds(time.tv_nsec)
  }
}
