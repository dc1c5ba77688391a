public import FoundationEssentials

/// Reads the dates of HTTP (RFC 9110, section 5.6.7): its own form and the two obsolete ones that must be accepted.
public enum HTTPDate {
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`, `Sunday, 06-Nov-94 08:49:37 GMT` or `Sun Nov  6 08:49:37 1994`.
  ///
  /// - Parameters:
  ///   - text: The date.
  ///   - now: Decides the century of a year with two digits: one that would be more than 50 years ahead is past.
  /// - Returns: nil for anything else.
  public static func parse(_ text: String, now: Date = .now) -> Date? {
    let words = text.split(separator: " ").map(String.init)
    switch words.count {
    case 6 where words[5] == "GMT":
      return self.date(year: words[3], month: words[2], day: words[1], time: words[4])
    case 4 where words[3] == "GMT":
      let parts = words[1].split(separator: "-", omittingEmptySubsequences: false).map(String.init)
      guard parts.count == 3, parts[2].utf8.count == 2, let short = Int(parts[2]) else {
        return nil
      }
      let year = self.fullYear(short, now: now)
      return self.date(year: String(year), month: parts[1], day: parts[0], time: words[2])
    case 5:
      return self.date(year: words[4], month: words[1], day: words[2], time: words[3])
    default:
      return nil
    }
  }

  private static func date(year: String, month: String, day: String, time: String) -> Date? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard let year = Int(year), (1...9999).contains(year),
      let month = self.months.firstIndex(of: month), let day = Int(day), (1...31).contains(day),
      clock.count == 3, let hour = clock[0], (0...23).contains(hour), let minute = clock[1],
      (0...59).contains(minute), let second = clock[2], (0...60).contains(second)
    else { return nil }
    let days = self.days(year: year, month: month + 1, day: day)
    return Date(
      timeIntervalSince1970: Double(days * 86_400 + hour * 3600 + minute * 60 + second))
  }

  /// Days since 1970-01-01 in the Gregorian calendar (H. Hinnant, "chrono-compatible low-level date algorithms").
  private static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  private static func fullYear(_ short: Int, now: Date) -> Int {
    // The mean year is exact enough for a rule of 50 years.
    let current = 1970 + Int(now.timeIntervalSince1970 / 31_556_952)
    let year = current / 100 * 100 + short
    return year > current + 50 ? year - 100 : year
  }
}
