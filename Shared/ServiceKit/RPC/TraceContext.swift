public import Tracing

/// Where a piece of work stands in a trace, as W3C Trace Context (level 1) carries it.
public struct TraceContext: Hashable, Sendable {
  /// 32 lower-case hexadecimal digits, not all zero.
  public let traceID: String
  /// The span that this work is part of: 16 lower-case hexadecimal digits, not all zero.
  public let spanID: String
  /// Whether the caller records the trace.
  public let isSampled: Bool

  /// The beginning of a trace that nobody records yet.
  public static func new() -> TraceContext {
    TraceContext(traceID: Self.randomHex(words: 2), spanID: Self.randomHex(words: 1))
  }

  /// The context in a `traceparent` value; `nil` when it is not one.
  public init?(traceparent: String) {
    let parts = traceparent.split(separator: "-", omittingEmptySubsequences: false)
    // Later versions may append fields; version ff is forbidden.
    guard parts.count == 4 || parts.count > 4 && parts[0] != "00", parts[0] != "ff",
      Self.isHex(parts[0], count: 2), Self.isHex(parts[1], count: 32),
      Self.isHex(parts[2], count: 16), Self.isHex(parts[3], count: 2),
      parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" }),
      let flags = UInt8(parts[3], radix: 16)
    else { return nil }
    self.init(
      traceID: String(parts[1]), spanID: String(parts[2]), isSampled: flags & 1 == 1)
  }

  private init(traceID: String, spanID: String, isSampled: Bool = false) {
    self.traceID = traceID
    self.spanID = spanID
    self.isSampled = isSampled
  }

  /// The value of a `traceparent` header or metadata entry.
  public var traceparent: String {
    "00-\(self.traceID)-\(self.spanID)-\(self.isSampled ? "01" : "00")"
  }

  /// A piece of work inside this one.
  public func child() -> TraceContext {
    TraceContext(
      traceID: self.traceID, spanID: Self.randomHex(words: 1), isSampled: self.isSampled)
  }

  private static func randomHex(words: Int) -> String {
    (0..<words).map { _ in
      let hex = String(UInt64.random(in: 1...UInt64.max), radix: 16)
      return String(repeating: "0", count: 16 - hex.count) + hex
    }.joined()
  }

  private static func isHex(_ text: Substring, count: Int) -> Bool {
    text.utf8.count == count
      && text.utf8.allSatisfy {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
          || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains($0)
      }
  }
}

extension ServiceContext {
  private enum TraceContextKey: ServiceContextKey {
    typealias Value = TraceContext
    static let nameOverride: String? = "trace"
  }

  /// Where the running work stands in its trace.
  public var traceContext: TraceContext? {
    get { self[TraceContextKey.self] }
    set { self[TraceContextKey.self] = newValue }
  }
}
