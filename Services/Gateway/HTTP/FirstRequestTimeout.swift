import NIOCore

/// Closes connections that do not come to the point: those that send no whole header in time, be it
/// for the TLS handshake, for silence or for one byte at a time.
final class FirstRequestTimeout: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny

  static let name = "reddytalk.first-request-timeout"

  private let timeout: Duration
  private var timer: Scheduled<Void>?

  init(timeout: Duration) {
    self.timeout = timeout
  }

  func handlerAdded(context: ChannelHandlerContext) {
    let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
    self.timer = context.eventLoop.scheduleTask(in: TimeAmount(self.timeout)) {
      bound.value.close(promise: nil)
    }
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.timer?.cancel()
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    if event is ChannelShouldQuiesceEvent {
      // Nothing was asked, so nothing has to be finished.
      context.close(promise: nil)
    } else {
      context.fireUserInboundEventTriggered(event)
    }
  }
}
