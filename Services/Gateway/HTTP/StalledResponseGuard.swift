import NIOCore

/// Closes connections whose client does not take its answer: one that reads nothing would hold the
/// answer, and what it is made from, for ever.
final class StalledResponseGuard: ChannelInboundHandler, RemovableChannelHandler {
  typealias InboundIn = NIOAny
  typealias InboundOut = NIOAny

  private let timeout: Duration
  private var timer: Scheduled<Void>?

  /// A guard that closes when for so long less is taken than is waiting to be sent.
  init(timeout: Duration) {
    self.timeout = timeout
  }

  func handlerRemoved(context: ChannelHandlerContext) {
    self.timer?.cancel()
  }

  func channelInactive(context: ChannelHandlerContext) {
    self.timer?.cancel()
    context.fireChannelInactive()
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) {
    self.timer?.cancel()
    if !context.channel.isWritable {
      let bound = NIOLoopBound(context, eventLoop: context.eventLoop)
      self.timer = context.eventLoop.scheduleTask(in: TimeAmount(self.timeout)) {
        bound.value.close(promise: nil)
      }
    }
    context.fireChannelWritabilityChanged()
  }
}
