/// What a client does, by the names of the benchmark's cases.
public enum LoadCase: Hashable, Sendable {
  /// Records back and forth, so many at a time: `unary_c64`.
  case unary(callers: Int)
  /// 64 KiB back and forth, so many at a time: `blob64k_c16`.
  case blob(callers: Int)
  /// Streams of 100,000 records, one after the other: `stream`.
  case stream

  /// The payload of a blob.
  public static let blobBytes = 64 * 1024
  /// The messages of one stream.
  public static let streamMessages = 100_000

  /// Reads a case's name; nil when there is no such case.
  public init?(_ name: String) {
    if name == "stream" {
      self = .stream
    } else if let callers = Self.callers(in: name, after: "unary_c") {
      self = .unary(callers: callers)
    } else if let callers = Self.callers(in: name, after: "blob64k_c") {
      self = .blob(callers: callers)
    } else {
      return nil
    }
  }

  /// How many calls are in flight.
  public var callers: Int {
    switch self {
    case .unary(let callers), .blob(let callers): callers
    case .stream: 1
    }
  }

  private static func callers(in name: String, after prefix: String) -> Int? {
    guard name.hasPrefix(prefix), let count = Int(name.dropFirst(prefix.count)), count > 0 else {
      return nil
    }
    return count
  }
}
