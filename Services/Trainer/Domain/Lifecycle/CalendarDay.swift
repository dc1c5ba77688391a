package import FoundationEssentials

/// Days as people and providers write them, YYYY-MM-DD, each the instant at which it begins in UTC.
package enum CalendarDay {
  /// The beginning of a day; nil for what is no day.
  package static func date(_ text: String) -> Date? {
    guard let date = try? Self.style.parse(text), Self.text(of: date) == text else { return nil }
    return date
  }

  /// The day that an instant lies in.
  package static func text(of date: Date) -> String { Self.style.format(date) }

  private static let style = Date.ISO8601FormatStyle().year().month().day()
}
