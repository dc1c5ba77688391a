import BenchKit
import NIOCore
import RawEcho

/// Echoes frames where they are read, and writes them once a read.
///
/// A stream is written as the socket takes it: there is no flow control but that.
final class RawEchoHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private static let batchBytes = 64 * 1024

  private var splitter = FrameSplitter()
  private var out: ByteBuffer
  private var streamed = UInt32(LoadCase.streamMessages)

  init(_ allocator: ByteBufferAllocator) {
    self.out = allocator.buffer(capacity: Self.batchBytes)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    self.splitter.feed(self.unwrapInboundIn(data)) { frame in
      if RawFrame.number(of: frame) == RawFrame.streamRequest {
        self.streamed = 0
      } else {
        self.out.writeInteger(UInt32(frame.readableBytes))
        self.out.writeImmutableBuffer(frame)
      }
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    self.send(context)
    self.stream(context)
  }

  func channelWritabilityChanged(context: ChannelHandlerContext) { self.stream(context) }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func send(_ context: ChannelHandlerContext) {
    guard self.out.readableBytes > 0 else { return }
    context.writeAndFlush(self.wrapOutboundOut(self.out), promise: nil)
    self.out.clear()
  }

  private func stream(_ context: ChannelHandlerContext) {
    while self.streamed < LoadCase.streamMessages, context.channel.isWritable {
      while self.streamed < LoadCase.streamMessages,
        self.out.readableBytes + 4 + RawFrame.recordBytes <= Self.batchBytes
      {
        self.streamed += 1
        RawFrame.write(self.streamed, bytes: RawFrame.recordBytes, to: &self.out)
      }
      self.send(context)
    }
  }
}
