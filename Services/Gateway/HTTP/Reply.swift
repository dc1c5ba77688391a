import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore
import RESTContract

/// The answer to a request, before the fields that every answer has are added.
struct Reply: Sendable {
  /// What follows the header.
  enum Body: Sendable {
    /// Known as a whole.
    case bytes(Data)
    /// Written piece by piece; the closure ends the body by `finish`, and returns what broke it off; nil
    /// when it is complete.
    case stream(@Sendable (inout any ResponseBodyWriter) async throws -> Problem?)
    /// None: the connection becomes a WebSocket that shows these events.
    case socket(EventSubscription)
  }

  /// The status.
  var status: HTTPResponse.Status
  /// The media type of the body; nil when there is none.
  var contentType: String?
  /// Further header fields.
  var headers: HTTPFields
  /// The body.
  var body: Body
  /// What was made or changed, for the audit trail.
  var objectID: String?
  /// Whether the connection cannot be used any more, because the request was not read to its end.
  var closesConnection = false

  /// An answer.
  init(
    status: HTTPResponse.Status = .ok, contentType: String?, headers: HTTPFields = [:],
    body: Body, objectID: String? = nil
  ) {
    self.status = status
    self.contentType = contentType
    self.headers = headers
    self.body = body
    self.objectID = objectID
  }

  /// An answer in JSON.
  static func json(
    _ value: some Encodable, status: HTTPResponse.Status = .ok, location: String? = nil,
    objectID: String? = nil
  ) throws -> Reply {
    var headers: HTTPFields = [:]
    if let location { headers[.location] = location }
    return Reply(
      status: status, contentType: "application/json", headers: headers,
      body: .bytes(try RESTCoding.makeEncoder().encode(value)), objectID: objectID)
  }

  /// A WebSocket that shows events, instead of an answer.
  static func socket(_ subscription: EventSubscription) -> Reply {
    Reply(status: .switchingProtocols, contentType: nil, body: .socket(subscription))
  }

  /// A stream of server-sent events (WHATWG HTML, section 9.2).
  static func events(
    _ write: @escaping @Sendable (inout any ResponseBodyWriter) async throws -> Problem?
  ) -> Reply {
    Reply(
      contentType: "text/event-stream",
      // Proxies that buffer would hold events back.
      headers: [.xAccelBuffering: "no"], body: .stream(write))
  }
}

extension HTTPField.Name {
  private static func required(_ name: String) -> HTTPField.Name {
    guard let name = HTTPField.Name(name) else {
      preconditionFailure("\(name) is not a field name")
    }
    return name
  }

  static let xAccelBuffering = required("X-Accel-Buffering")
  static let xRequestID = required("X-Request-Id")
  static let idempotencyKey = required("Idempotency-Key")
  static let idempotencyReplayed = required("Idempotency-Replayed")
  static let lastEventID = required("Last-Event-ID")
  static let referrerPolicy = required("Referrer-Policy")
  static let xFrameOptions = required("X-Frame-Options")
}
