import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Keeps bodies from holding a connection for ever: limits how long one may take, and closes the
/// connection after an answer that was given before the body was read.
final class RequestBodyGuard: ChannelDuplexHandler, RemovableChannelHandler {
  typealias InboundIn = HTTPRequestPart
  typealias InboundOut = HTTPRequestPart
  typealias OutboundIn = HTTPResponsePart
  typealias OutboundOut = HTTPResponsePart

  /// How long a client may take to read an answer that it gets while it is still sending. Closing
  /// at once would reset the connection, and the answer could be lost.
  private static let lingerTime = TimeAmount.seconds(1)

  private let bodyTimeout: Duration
  private var isReading = false
  private var mustClose = false
  private var timer: Scheduled<Void>?

  init(bodyTimeout: Duration) {
    self.bodyTimeout = bodyTimeout
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.timer?.cancel()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.timer?.cancel()
    context.fireChannelInactive()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch self.unwrapInboundIn(data) {
    case .head:
      self.isReading = true
      self.close(context, in: TimeAmount(self.bodyTimeout))
    case .body: break
    case .end:
      self.isReading = false
      self.timer?.cancel()
    }
    context.fireChannelRead(data)
  }

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    switch self.unwrapOutboundIn(data) {
    case .head(let head):
      self.mustClose = self.mustClose || head.headerFields[.connection] == "close"
      context.write(data, promise: promise)
    case .body:
      context.write(data, promise: promise)
    case .end:
      guard self.mustClose else {
        context.write(data, promise: promise)
        return
      }
      context.writeAndFlush(data, promise: promise)
      if self.isReading {
        self.close(context, in: Self.lingerTime)
      } else {
        context.close(promise: nil)
      }
    }
  }

  private func close(_ context: ChannelHandlerContext, in time: TimeAmount) {
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    self.timer?.cancel()
    self.timer = context.eventLoop.scheduleTask(in: time) {
      bound.value.close(promise: nil)
    }
  }
}
