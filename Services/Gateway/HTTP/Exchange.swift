import Foundation
import HTTPTypes
import HummingbirdCore
import RESTContract

/// One request that was let in, as a handler sees it.
struct Exchange: Sendable {
  /// Who asks.
  let principal: Principal?
  /// On whose behalf other services are called.
  let origin: CallOrigin
  /// The values of the path's parameters.
  let parameters: [String: String]
  /// The query.
  let query: Query
  /// The host that the client means, as it was sent.
  let authority: String?
  /// The header fields.
  let headers: HTTPFields
  /// The whole body; empty when the route reads it as it comes.
  let body: [UInt8]
  /// The body as it comes.
  let stream: RequestBody
  /// When the request came.
  let time: Date
  /// Whether a WebSocket is asked for on a connection that can become one.
  let asksForSocket: Bool
  /// Names the effect of this request; the same for its repetitions.
  let idempotencyKey: String

  /// The value of a parameter of the path.
  func parameter(_ name: String) -> String {
    guard let value = self.parameters[name] else {
      preconditionFailure("the route's path has no parameter \(name)")
    }
    return value
  }

  /// Who asks, on a route that is not open.
  func requirePrincipal() throws -> Principal {
    guard let principal = self.principal else {
      throw Problem(.missingToken, "send a token: Authorization: Bearer TOKEN")
    }
    return principal
  }

  /// The body as a value.
  func decode<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    guard !self.body.isEmpty else {
      throw Problem(.malformedRequest, "the body is empty; send a JSON object")
    }
    return try JSONBody.decode(type, from: self.body)
  }

  /// The body as a value, or `empty` when there is none.
  func decode<Value: Decodable>(orEmpty empty: Value) throws -> Value {
    guard !self.body.isEmpty else { return empty }
    return try JSONBody.decode(Value.self, from: self.body)
  }
}

/// The query of a request.
struct Query: Hashable, Sendable {
  private let values: [String: String]

  /// Reads what follows the question mark. Of a repeated name the first value counts.
  init(_ text: Substring) {
    let pairs = text.split(separator: "&").map { pair -> (String, String) in
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = parts.count == 2 ? String(parts[1]).replacing("+", with: " ") : ""
      return (String(parts[0]), value.removingPercentEncoding ?? value)
    }
    self.values = Dictionary(pairs) { first, _ in first }
  }

  /// The value of a name; nil when it is not there or empty.
  subscript(_ name: String) -> String? {
    self.values[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// How many things are asked for.
  func limit(default defaultValue: Int = 20) throws -> Int {
    guard let text = self["limit"] else { return defaultValue }
    guard let limit = Int(text), (1...200).contains(limit) else {
      throw Problem(.invalidParameters, "limit must be a whole number from 1 to 200")
    }
    return limit
  }

  /// A place in a sequence.
  func sequence(_ name: String) throws -> UInt64? {
    guard let text = self[name] else { return nil }
    guard let sequence = UInt64(text), sequence <= UInt64(Int64.max) else {
      throw Problem(.invalidParameters, "\(name) must be a whole number of at least 0")
    }
    return sequence
  }

  /// An id of something.
  func id(_ name: String) throws -> String? {
    guard let text = self[name] else { return nil }
    guard PathPattern.isID(text) else {
      throw Problem(.invalidParameters, "\(name) is not an id")
    }
    return text
  }
}
