import Foundation
import HTTPTypes
import HummingbirdCore
import NIOCore

/// Adds to replies what every one of them has, and makes problems into replies.
struct ReplyFinisher: Sendable {
  private let usesTLS: Bool

  /// A finisher for a listener with or without TLS.
  init(usesTLS: Bool) {
    self.usesTLS = usesTLS
  }

  /// The reply that tells of a problem, in the shape that the client expects.
  func reply(_ problem: Problem, for arrival: Arrival) throws -> Reply {
    arrival.isForChat
      ? try problem.chatReply()
      : try problem.reply(path: String(arrival.path), requestID: arrival.requestID)
  }

  /// The response to send.
  func callAsFunction(_ reply: Reply, for arrival: Arrival) -> Response {
    var headers = reply.headers
    headers[.contentType] = reply.contentType
    headers[.date] = arrival.time.formatted(.httpDate)
    headers[.xRequestID] = arrival.requestID
    // Answers are about patients, models or decisions: none may be kept by caches, framed by pages,
    // or taken for something that runs.
    headers[.cacheControl] = "no-store"
    headers[.xContentTypeOptions] = "nosniff"
    headers[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'"
    headers[.referrerPolicy] = "no-referrer"
    headers[.xFrameOptions] = "DENY"
    if self.usesTLS { headers[.strictTransportSecurity] = "max-age=31536000" }
    if reply.closesConnection { headers[.connection] = "close" }
    let isHead = arrival.request.method == .head
    switch reply.body {
    case .bytes(let data):
      headers[.contentLength] = "\(data.count)"
      return Response(
        status: reply.status, headers: headers,
        body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: data)))
    case .stream(let write):
      return Response(
        status: reply.status, headers: headers,
        body: isHead ? ResponseBody() : ResponseBody { _ = try await write(&$0) })
    case .socket:
      return Response(status: reply.status, headers: headers, body: ResponseBody())
    }
  }
}

extension Date.VerbatimFormatStyle {
  fileprivate static var httpDateStyle: Date.VerbatimFormatStyle {
    Date.VerbatimFormatStyle(
      format: """
        \(weekday: .abbreviated), \(day: .twoDigits) \(month: .abbreviated) \
        \(year: .extended(minimumLength: 4)) \
        \(hour: .twoDigits(clock: .twentyFourHour, hourCycle: .zeroBased)):\
        \(minute: .twoDigits):\(second: .twoDigits) GMT
        """,
      locale: Locale(identifier: "en_US_POSIX"), timeZone: .gmt,
      calendar: Calendar(identifier: .gregorian))
  }
}

extension FormatStyle where Self == Date.VerbatimFormatStyle {
  /// The time of header fields: RFC 9110, section 5.6.7.
  fileprivate static var httpDate: Date.VerbatimFormatStyle { .httpDateStyle }
}
