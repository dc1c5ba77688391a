import Foundation
import HTTPClient
import Testing

struct HTTPDateTests {
  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
      ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:60 GMT", 1_709_251_200),
      ("Fri, 31 Dec 1999 23:59:59 GMT", 946_684_799),
      ("Sunday, 22-Nov-76 10:00:00 GMT", 3_373_264_800),
      ("Monday, 22-Nov-77 10:00:00 GMT", 249_040_800),
    ] as [(String, Double)])
  func `three forms are read`(text: String, seconds: Double) {
    let now = Date(timeIntervalSince1970: 1_795_341_600)
    // A year with two digits that would be more than 50 years ahead is past.
    #expect(HTTPDate.parse(text, now: now)?.timeIntervalSince1970 == seconds)
  }

  @Test(arguments: [
    "", "now", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nov 1994 08:49:37 CET",
    "Sun, 32 Nov 1994 08:49:37 GMT", "Sun, 06 Foo 1994 08:49:37 GMT",
    "Sun, 06 Nov 1994 24:00:00 GMT", "Sun, 06 Nov 1994 08:49 GMT",
    "Sunday, 06-Nov-1994 08:49:37 GMT",
  ])
  func `anything else is no date`(text: String) {
    #expect(HTTPDate.parse(text) == nil)
  }
}
