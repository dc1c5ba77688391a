import NIOCore

/// A socket as TCP's, which `EmbeddedChannel` is not: its output can be closed alone, and it can be full.
final class FuzzSocket: ChannelOutboundHandler {
  typealias OutboundIn = ByteBuffer

  private(set) var isOutputClosed = false
  private(set) var wasWrittenAfterClose = false

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    if self.isOutputClosed { self.wasWrittenAfterClose = true }
    context.write(data, promise: promise)
  }

  func flush(context: ChannelHandlerContext) {
    if context.channel.isWritable { context.flush() }
  }

  func close(
    context: ChannelHandlerContext, mode: CloseMode, promise: EventLoopPromise<Void>?
  ) {
    self.isOutputClosed = true
    if case .output = mode {
      promise?.succeed()
    } else {
      context.close(mode: mode, promise: promise)
    }
  }
}
