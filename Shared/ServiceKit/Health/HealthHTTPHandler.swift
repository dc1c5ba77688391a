import NIOCore
import NIOHTTP1

/// Answers one request of a connection, then closes it.
final class HealthHTTPHandler: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias OutboundOut = HTTPServerResponsePart

  private let routes: HealthRoutes
  /// The request that is being read; `nil` before it and once it is being answered.
  private var head: HTTPRequestHead?

  init(routes: HealthRoutes) {
    self.routes = routes
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch self.unwrapInboundIn(data) {
    case .head(let head): self.head = head
    case .body: break
    case .end: self.answer(context: context)
    }
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is IdleStateHandler.IdleStateEvent {
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func answer(context: ChannelHandlerContext) {
    guard let head = self.head else { return }
    self.head = nil
    guard head.method == .GET || head.method == .HEAD else {
      self.write(
        HealthRoutes.Response(status: 405, contentType: "text/plain", body: "only GET\n"),
        to: head, context: context)
      return
    }
    let routes = self.routes
    let loopBound = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    context.eventLoop.makeFutureWithTask { await routes.respond(to: head.uri) }
      .whenSuccess { response in
        let (handler, context) = loopBound.value
        handler.write(response ?? .notFound, to: head, context: context)
      }
  }

  private func write(
    _ response: HealthRoutes.Response, to request: HTTPRequestHead, context: ChannelHandlerContext
  ) {
    let body = context.channel.allocator.buffer(string: response.body)
    var head = HTTPResponseHead(
      version: .http1_1, status: HTTPResponseStatus(statusCode: response.status))
    head.headers = [
      "Content-Type": response.contentType,
      "Content-Length": "\(body.readableBytes)",
      "Cache-Control": "no-store",
      "Connection": "close",
    ]
    context.write(self.wrapOutboundOut(.head(head)), promise: nil)
    if request.method != .HEAD {
      context.write(self.wrapOutboundOut(.body(.byteBuffer(body))), promise: nil)
    }
    let loopBound = NIOLoopBound(context, eventLoop: context.eventLoop)
    context.writeAndFlush(self.wrapOutboundOut(.end(nil))).whenComplete { _ in
      loopBound.value.close(promise: nil)
    }
  }
}

extension HealthRoutes.Response {
  fileprivate static let notFound = Self(
    status: 404, contentType: "text/plain", body: "GET /health or /metrics\n")
}
