/// Reads durations as Go prints them, which some providers' header fields hold: `12ms`, `1s`, `6m0s`, `1h2m3.5s`.
public enum GoDuration {
  /// Nanoseconds of each unit; longer names first, so that `ms` is not taken for `m`.
  private static let units: [(name: String, nanoseconds: Double)] = [
    ("ns", 1), ("us", 1e3), ("µs", 1e3), ("μs", 1e3), ("ms", 1e6), ("s", 1e9), ("m", 60e9),
    ("h", 3600e9),
  ]

  /// - Returns: nil for what is no such duration, negative ones included.
  public static func parse(_ text: String) -> Duration? {
    if text == "0" { return .zero }
    var rest = text[...]
    var total = 0.0
    guard !rest.isEmpty else { return nil }
    while !rest.isEmpty {
      let digits = rest.prefix { $0.isASCII && $0.isNumber || $0 == "." }
      guard let number = Double(digits), number.isFinite else { return nil }
      rest = rest[digits.endIndex...]
      guard let unit = self.units.first(where: { rest.hasPrefix($0.name) }) else { return nil }
      rest = rest.dropFirst(unit.name.count)
      total += number * unit.nanoseconds
    }
    guard total < 9e18 else { return nil }
    return .nanoseconds(Int64(total.rounded()))
  }
}
