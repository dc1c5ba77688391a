internal import FoundationEssentials

/// A request as it came over the wire.
package struct RecordedRequest: Sendable {
  /// What is done.
  package let method: String
  /// What stands behind the method: a path with its query, or a URL where a proxy is asked.
  package let target: String
  /// The header fields in their order, as they were spelt.
  package let headers: [(name: String, value: String)]
  /// The body; cut to `FakeHTTPServer.keptBytes`.
  package var body: [UInt8] = []
  /// How many bytes the body had.
  package var bodyBytes = 0
  /// SHA-256 of the whole body, in hexadecimal.
  package var bodyDigest = ""
  /// Which connection it came over, from 1.
  package let connection: Int

  /// The first value of a header field; nil without one.
  package func header(_ name: String) -> String? {
    self.headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The path without the query.
  package var path: String { String(self.target.prefix { $0 != "?" }) }

  /// The body as text.
  package var text: String { String(decoding: self.body, as: UTF8.self) }

  /// The body as JSON.
  package func json<Value: Decodable>(_ type: Value.Type = Value.self) throws -> Value {
    try JSONDecoder().decode(type, from: Data(self.body))
  }
}
