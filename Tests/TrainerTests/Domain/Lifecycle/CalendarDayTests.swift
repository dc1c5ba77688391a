import FoundationEssentials
import Testing

@testable import Trainer

@Suite("Days")
struct CalendarDayTests {
  @Test("begin at midnight in UTC, and come back as they were written")
  func roundTrip() throws {
    let day = try #require(CalendarDay.date("2027-01-06"))
    #expect(day == Date(timeIntervalSince1970: 1_799_193_600))
    #expect(CalendarDay.text(of: day) == "2027-01-06")
    #expect(CalendarDay.text(of: day.addingTimeInterval(86_399)) == "2027-01-06")
  }

  @Test(
    "that are none are refused", arguments: ["", "soon", "2027-02-30", "2027-1-6", "06.01.2027"])
  func none(text: String) {
    #expect(CalendarDay.date(text) == nil)
  }
}
