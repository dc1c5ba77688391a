import Foundation
import NIOCore
import NIOHTTP1
import RESTContract

/// Answers what is not HTTP with a problem and closes the connection: after such an error nobody
/// knows where the next request begins.
final class MalformedRequestHandler: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = HTTPServerRequestPart
  typealias OutboundIn = HTTPServerResponsePart
  typealias OutboundOut = HTTPServerResponsePart

  static let name = "reddytalk.malformed-request"

  private var isResponding = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch self.unwrapOutboundIn(data) {
    case .head(let head): self.isResponding = !(100..<200).contains(head.status.code)
    case .body: break
    case .end: self.isResponding = false
    }
    context.write(data, promise: promise)
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    if let error = error as? HTTPParserError, !self.isResponding {
      self.answer(error, context: context)
    }
    // Whoever reads a body must learn that it does not end as it should.
    context.fireErrorCaught(error)
    if error is HTTPParserError { context.close(promise: nil) }
  }

  private func answer(_ error: HTTPParserError, context: ChannelHandlerContext) {
    let isTooLarge = error == .headerOverflow
    let status: HTTPResponseStatus = isTooLarge ? .requestHeaderFieldsTooLarge : .badRequest
    let details = ProblemDetails(
      kind: .malformedRequest, status: Int(status.code),
      detail: isTooLarge ? "the request's header is too large" : "the request is not HTTP/1.1")
    let body = (try? RESTCoding.makeEncoder().encode(details)) ?? Data()
    let head = HTTPResponseHead(
      version: .http1_1, status: status,
      headers: [
        "Content-Type": "application/problem+json", "Content-Length": "\(body.count)",
        "Cache-Control": "no-store", "Connection": "close",
      ])
    context.write(self.wrapOutboundOut(.head(head)), promise: nil)
    context.write(
      self.wrapOutboundOut(.body(.byteBuffer(ByteBuffer(bytes: body)))), promise: nil)
    context.writeAndFlush(self.wrapOutboundOut(.end(nil)), promise: nil)
  }
}
