import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import RESTContract

/// Reads bodies within their limits.
struct RequestBodyReader: Sendable {
  /// The media types that are told apart.
  enum MediaType: Hashable, Sendable {
    case json, jsonLines
  }

  /// How large a body may be.
  let maximumBytes: Int

  /// A reader with a limit.
  init(maximumBytes: Int) {
    self.maximumBytes = maximumBytes
  }

  /// Throws when the header already says that the body is too large.
  func checkLength(_ headers: HTTPFields) throws(Problem) {
    guard let length = headers[.contentLength].flatMap({ Int($0) }) else { return }
    guard length <= self.maximumBytes else { throw self.tooLarge }
  }

  /// The whole body. Throws when the connection is lost before its end.
  func collect(_ body: RequestBody, _ headers: HTTPFields) async throws -> [UInt8] {
    var bytes: [UInt8] = []
    for try await buffer in body {
      guard bytes.count + buffer.readableBytes <= self.maximumBytes else { throw self.tooLarge }
      bytes.append(contentsOf: buffer.readableBytesView)
    }
    try self.checkCompleteness(bytes.count, headers)
    return bytes
  }

  /// Hands each line on as it comes. Throws when the connection is lost before the body's end.
  func lines(
    of body: RequestBody, _ headers: HTTPFields, maximumLineBytes: Int,
    _ consume: (_ number: Int, _ line: JSONLine) async throws -> Void
  ) async throws {
    var splitter = JSONLineSplitter(maximumLineBytes: maximumLineBytes)
    var count = 0
    for try await buffer in body {
      count += buffer.readableBytes
      guard count <= self.maximumBytes else { throw self.tooLarge }
      for (number, line) in splitter.append(buffer.readableBytesView) {
        try await consume(number, line)
      }
    }
    try self.checkCompleteness(count, headers)
    if let (number, line) = splitter.finish() { try await consume(number, line) }
  }

  /// What the body is; throws when it is neither.
  static func mediaType(
    of headers: HTTPFields, taking allowed: [MediaType]
  ) throws(Problem) -> MediaType {
    let value = headers[.contentType] ?? ""
    let name = value.prefix { $0 != ";" }.trimmingCharacters(in: .whitespaces).lowercased()
    let type: MediaType? =
      switch name {
      case "application/json": .json
      case "application/x-ndjson", "application/ndjson", "application/jsonl",
        "application/x-jsonlines":
        .jsonLines
      default: nil
      }
    guard let type, allowed.contains(type) else {
      let names =
        allowed == [.json] ? "application/json" : "application/json or application/x-ndjson"
      throw Problem(.unsupportedMediaType, "send the body as Content-Type: \(names)")
    }
    return type
  }

  /// A connection that is closed looks like the end of the body to those who read it.
  private func checkCompleteness(_ count: Int, _ headers: HTTPFields) throws {
    let expected = headers[.contentLength].flatMap { Int($0) } ?? count
    guard count == expected else { throw ChannelError.inputClosed }
  }

  private var tooLarge: Problem {
    Problem(.bodyTooLarge, "the body may be at most \(self.maximumBytes) bytes; send it in parts")
  }
}
