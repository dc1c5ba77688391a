public import FoundationEssentials
public import HTTPTypes

/// What an answer says of when to ask again.
///
/// Providers say it in many ways; the first of these counts: `retry-after-ms`, `Retry-After` in seconds or as a date
/// (RFC 9110, section 10.2.3), `RateLimit: "api";r=0;t=42` (draft-ietf-httpapi-ratelimit-headers, as Hugging Face
/// sends it), `x-ratelimit-reset-…` of what is used up. `x-should-retry` says whether to ask again at all.
public struct RetryHint: Sendable, Hashable {
  /// What the server says of when.
  public enum Delay: Sendable, Hashable {
    /// Nothing.
    case unknown
    /// After so long.
    case after(Duration)
    /// Not within what one would wait for.
    case tooLong(Duration)
  }

  /// Nobody sleeps longer than this on a server's word.
  public static let longest = Duration.seconds(120)

  /// What `x-should-retry` says; nil without it.
  public var shouldRetry: Bool?
  /// When to ask again.
  public var delay: Delay

  /// Creates a hint.
  public init(shouldRetry: Bool? = nil, delay: Delay = .unknown) {
    self.shouldRetry = shouldRetry
    self.delay = delay
  }

  /// Reads an answer's header fields.
  public init(_ headers: HTTPFields, now: Date) {
    self.shouldRetry =
      switch Self.value("x-should-retry", headers)?.lowercased() {
      case "true": true
      case "false": false
      default: nil
      }
    let seconds =
      Self.milliseconds(headers) ?? Self.retryAfter(headers, now: now) ?? Self.rateLimit(headers)
      ?? Self.resets(headers)
    self.delay =
      switch seconds {
      case nil: .unknown
      case let seconds? where seconds <= 0 || !seconds.isFinite: .unknown
      case let seconds? where seconds > Double(Self.longest.components.seconds):
        .tooLong(.seconds(Int64(min(seconds, 1e9))))
      case let seconds?: .after(.microseconds(Int64((seconds * 1e6).rounded())))
      }
  }

  private static func value(_ name: String, _ headers: HTTPFields) -> String? {
    HTTPField.Name(name).flatMap { headers[values: $0].first }
  }

  private static func milliseconds(_ headers: HTTPFields) -> Double? {
    self.value("retry-after-ms", headers).flatMap(Double.init).map { $0 / 1000 }
  }

  private static func retryAfter(_ headers: HTTPFields, now: Date) -> Double? {
    guard let text = headers[values: .retryAfter].first else { return nil }
    if let seconds = Double(text) { return seconds }
    return HTTPDate.parse(text, now: now)?.timeIntervalSince(now)
  }

  /// `t` of the items that nothing remains of, or of the only item.
  private static func rateLimit(_ headers: HTTPFields) -> Double? {
    guard let text = self.value("ratelimit", headers) else { return nil }
    let items = text.split(separator: ",").map { item in
      item.split(separator: ";").reduce(into: [String: Double]()) { values, part in
        let pair = part.split(separator: "=", maxSplits: 1)
        guard pair.count == 2 else { return }
        values[pair[0].filter { $0 != " " }] = Double(pair[1].filter { $0 != " " })
      }
    }
    return items.filter { $0["r"] ?? 0 <= 0 }.compactMap { $0["t"] }.max()
  }

  /// The later of the resets of what is used up. Some servers send -1 for what they do not know.
  private static func resets(_ headers: HTTPFields) -> Double? {
    ["requests", "tokens"].compactMap { what -> Double? in
      guard self.value("x-ratelimit-remaining-\(what)", headers) == "0",
        let text = self.value("x-ratelimit-reset-\(what)", headers),
        let duration = GoDuration.parse(text)
      else { return nil }
      let (seconds, attoseconds) = duration.components
      return Double(seconds) + Double(attoseconds) * 1e-18
    }.max()
  }
}
