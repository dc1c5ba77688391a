internal import Foundation

/// A request to a provider's fake.
package struct ProviderCall: Sendable {
  /// What is done.
  package let method: String
  /// The path, decoded, without the base.
  package let path: [String]
  /// Names and values, decoded.
  package let query: [(name: String, value: String)]
  /// The header fields.
  package let headers: [(name: String, value: String)]
  /// The body.
  package let body: [UInt8]

  /// A request as it comes over the wire.
  ///
  /// - Parameters:
  ///   - target: The path with its query.
  ///   - base: What the path begins with, for example `/v1`; nil when it begins with something else.
  package init?(
    method: String, target: String, base: String, headers: [(name: String, value: String)],
    body: [UInt8]
  ) {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts[0].hasPrefix(base) else { return nil }
    self.method = method
    self.path = parts[0].dropFirst(base.count).split(separator: "/").map(Self.decoded)
    self.query = (parts.count > 1 ? parts[1] : "").split(separator: "&").map { pair in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      return (Self.decoded(sides[0]), sides.count > 1 ? Self.decoded(sides[1]) : "")
    }
    self.headers = headers
    self.body = body
  }

  /// The first value of a header field; nil without one.
  package func header(_ name: String) -> String? {
    self.headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }

  /// The first value of a name of the query; nil without one.
  package func value(_ name: String) -> String? { self.query.first { $0.name == name }?.value }

  /// The body as an object of JSON; empty when it is none.
  var object: [String: Any] {
    (try? JSONSerialization.jsonObject(with: Data(self.body))) as? [String: Any] ?? [:]
  }

  private static func decoded(_ text: Substring) -> String {
    String(text).removingPercentEncoding ?? String(text)
  }
}

/// The answer of a provider's fake.
package struct ProviderAnswer: Sendable {
  /// The status.
  package var status: Int
  /// The header fields besides those of every answer.
  package var headers: [(name: String, value: String)]
  /// The body.
  package var body: [UInt8]

  /// An answer.
  package init(status: Int, headers: [(name: String, value: String)] = [], body: [UInt8] = []) {
    self.status = status
    self.headers = headers
    self.body = body
  }

  /// An answer with an object of JSON.
  static func json(_ object: [String: Any], status: Int = 200) -> ProviderAnswer {
    let data = try? JSONSerialization.data(withJSONObject: object, options: [.sortedKeys])
    return ProviderAnswer(
      status: status, headers: [("Content-Type", "application/json")],
      body: Array(data ?? Data()))
  }

  /// An error as OpenAI tells it.
  static func refusal(_ status: Int, code: String?, _ message: String) -> ProviderAnswer {
    let error: [String: Any] = [
      "message": message, "type": "invalid_request_error", "param": NSNull(),
      "code": code.map { $0 as Any } ?? NSNull(),
    ]
    return .json(["error": error], status: status)
  }

  /// The forms that errors have among those who speak this interface.
  package enum ErrorForm: String, Sendable, CaseIterable {
    case object, text, detail, findings, flat, plain
  }

  /// An error in one of its forms.
  package static func failure(
    _ status: Int, as form: ErrorForm, _ message: String = "out of order",
    headers: [(name: String, value: String)] = []
  ) -> ProviderAnswer {
    var answer: ProviderAnswer
    switch form {
    case .object: answer = .refusal(status, code: "server_error", message)
    case .text: answer = .json(["error": message], status: status)
    case .detail: answer = .json(["detail": message], status: status)
    case .findings:
      answer = .json(
        [
          "detail": [
            ["loc": ["body", "model"], "msg": message, "type": "value_error"] as [String: Any]
          ]
        ],
        status: status)
    case .flat:
      answer = .json(["object": "error", "message": message, "code": status], status: status)
    case .plain: answer = ProviderAnswer(status: status, body: Array(message.utf8))
    }
    answer.headers += headers
    return answer
  }
}
