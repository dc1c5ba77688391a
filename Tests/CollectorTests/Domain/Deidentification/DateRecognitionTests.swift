import Collector
import Testing

@Suite("Dates are removed")
struct DateRecognitionTests {
  private let deidentifier = Deidentifier()

  @Test(
    "in every written and spoken form",
    arguments: [
      "March 15th 19 85", "March 15, 1985", "15 March 1985", "15th of March", "15-Feb-2021",
      "Jan 12 '23", "April 4th, 2023", "July 2022", "03/15/1985", "3/15/85", "1985-03-15",
      "15.03.1985", "5.5.68", "03-15-1985", "march fifteenth nineteen eighty five",
      "june twenty second two thousand five", "oh four one two nineteen eighty",
      "zero four twelve nineteen eighty", "the 23rd of this month", "Thursday, June 25th",
      "next Tuesday", "Friday next week",
    ])
  func forms(date: String) {
    #expect(self.deidentifier.deidentify("It was \(date).").text == "It was [DATE_1].")
  }

  @Test("as a day of the month, with its article")
  func dayOfMonth() {
    #expect(
      self.deidentifier.deidentify("Can I come on the 14th at noon?").text
        == "Can I come on [DATE_1] at noon?")
  }

  @Test("as month and day where words say that it is a date")
  func shortDate() {
    #expect(self.deidentifier.deidentify("I was seen on 3/14").text == "I was seen on [DATE_1]")
    #expect(self.deidentifier.deidentify("my dob is 031585").text == "my dob is [DATE_1]")
  }

  @Test(
    "but years alone, relative words, times and quantities stay",
    arguments: [
      "I was diagnosed in 2019.", "See you tomorrow or later today.", "It opens at 10:30 am.",
      "My blood pressure is 180/110.", "The pain is 9/10 and I took 1/2 tablet.",
      "We are open Monday to Friday.", "Saturdays we close early.", "Call 24/7.",
      "May I come? We march on.", "the first thing", "my second visit", "for 2 to 3 weeks",
    ])
  func survivors(text: String) {
    #expect(self.deidentifier.deidentify(text).text == text)
  }

  @Test(
    "and so are ages over 89, but not younger ones",
    arguments: [
      ("She is 94 years old.", "She is [AGE_1] years old."),
      ("my mom is ninety three years old", "my mom is [AGE_1] years old"),
      ("a 92-year-old woman", "a [AGE_1]-year-old woman"),
      ("he's a 101yo male", "he's a [AGE_1] male"),
      ("She is 89 years old.", "She is 89 years old."),
      ("I am 45.", "I am 45."),
      ("pulse of 92 beats", "pulse of 92 beats"),
    ])
  func ages(text: String, expected: String) {
    #expect(self.deidentifier.deidentify(text).text == expected)
  }
}
