import Glibc
package import NIOCore

/// Stops a listener for a moment when the system has no file or memory for another connection.
///
/// A failed accept leaves the listener's read pending, so that NIO tries again at once and for ever, at the cost of a
/// whole processor. Its `AcceptBackoffHandler` only delays reads that are asked for anew, which this one is not.
package final class AcceptPause: ChannelInboundHandler, Sendable {
  package typealias InboundIn = any Channel

  private static let pause = TimeAmount.milliseconds(200)
  private static let causes: Set<CInt> = [EMFILE, ENFILE, ENOBUFS, ENOMEM]

  /// To be the first handler of a listening channel.
  package init() {}

  package func errorCaught(context: ChannelHandlerContext, error: any Error) {
    guard let failure = error as? IOError, Self.causes.contains(failure.errnoCode) else {
      return context.fireErrorCaught(error)
    }
    let channel = context.channel
    // Takes the socket out of what is waited for; setting it again puts it back.
    channel.setOption(.autoRead, value: false).whenSuccess {
      channel.eventLoop.scheduleTask(in: Self.pause) {
        channel.setOption(.autoRead, value: true)
      }
    }
  }
}
