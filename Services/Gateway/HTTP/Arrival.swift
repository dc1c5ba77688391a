import Foundation
import HTTPTypes
import HummingbirdCore

/// A request as it arrives, before anybody knows whether it is let in.
struct Arrival: Sendable {
  /// The request.
  let request: Request
  /// Ties together what all services say about it.
  let requestID: String
  /// When it came.
  let time: Date
  /// Where it comes from. What a proxy says about that is not believed: anybody can say it.
  let address: String
  /// The path as it was sent, without the query.
  let path: Substring
  /// The query.
  let query: Query
  /// Whether the connection can become a WebSocket, and the request asks for that.
  let asksForSocket: Bool

  init(
    request: Request, requestID: String, time: Date, address: String, asksForSocket: Bool = false
  ) {
    let target = request.head.path ?? ""
    let question = target.firstIndex(of: "?")
    self.request = request
    self.requestID = requestID
    self.time = time
    self.address = address
    self.asksForSocket = asksForSocket
    self.path = target[..<(question ?? target.endIndex)]
    self.query = Query(question.map { target[target.index(after: $0)...] } ?? "")
  }

  /// Whether a body follows the header.
  var mayHaveBody: Bool {
    let headers = self.request.headers
    return headers[.transferEncoding] != nil || (headers[.contentLength] ?? "0") != "0"
  }

  /// Whether it is for OpenAI's clients, which expect errors in a shape of their own.
  var isForChat: Bool { self.path.hasPrefix("/v1/") }
}
