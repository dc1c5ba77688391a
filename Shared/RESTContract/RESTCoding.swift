public import Foundation

/// The JSON coding that both ends of the public interface use.
///
/// Times are RFC 3339 with milliseconds in UTC, keys are written in the order of their names so that
/// equal values are equal bytes.
public enum RESTCoding {
  /// An encoder for response bodies and request bodies.
  public static func makeEncoder() -> JSONEncoder {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    encoder.dateEncodingStrategy = .custom { date, encoder in
      var container = encoder.singleValueContainer()
      try container.encode(date.formatted(Self.timestampStyle))
    }
    return encoder
  }

  /// A decoder that takes times with and without fractional seconds.
  public static func makeDecoder() -> JSONDecoder {
    let decoder = JSONDecoder()
    decoder.dateDecodingStrategy = .custom { decoder in
      let container = try decoder.singleValueContainer()
      let text = try container.decode(String.self)
      guard let date = Self.date(from: text) else {
        throw DecodingError.dataCorruptedError(
          in: container, debugDescription: "expected an RFC 3339 time, found \"\(text)\"")
      }
      return date
    }
    return decoder
  }

  /// Parses an RFC 3339 time; nil when it is none.
  public static func date(from text: String) -> Date? {
    if let date = try? Date(text, strategy: Self.timestampStyle) {
      return date
    }
    return try? Date(text, strategy: Date.ISO8601FormatStyle())
  }

  private static let timestampStyle = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
}
