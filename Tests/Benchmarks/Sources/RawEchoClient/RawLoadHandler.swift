import BenchKit
import NIOCore
import RawEcho

/// The whole load, where the answers are read: no tasks, no futures.
final class RawLoadHandler: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer
  typealias OutboundOut = ByteBuffer

  private let load: LoadCase
  private let window: LoadWindow
  private let frameBytes: Int
  private var splitter = FrameSplitter()
  private var out: ByteBuffer
  /// When each caller's call began; of a stream, when its last message came.
  private var starts: [UInt64]
  private var streamed: UInt32 = 0

  init(_ load: LoadCase, _ window: LoadWindow, _ allocator: ByteBufferAllocator) {
    self.load = load
    self.window = window
    self.frameBytes = if case .blob = load { RawFrame.blobBytes } else { RawFrame.recordBytes }
    self.out = allocator.buffer(capacity: 64 * 1024)
    self.starts = Array(repeating: 0, count: load.callers)
  }

  func channelActive(context: ChannelHandlerContext) {
    let began = self.window.begin()
    for caller in self.starts.indices {
      self.starts[caller] = began
      self.ask(UInt32(caller))
    }
    self.send(context)
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    self.splitter.feed(self.unwrapInboundIn(data)) { frame in
      if frame.readableBytes != self.frameBytes { Failure.end("the answer has another length") }
      if self.load == .stream { self.receiveStreamed(frame) } else { self.receiveAnswer(frame) }
    }
  }

  func channelReadComplete(context: ChannelHandlerContext) { self.send(context) }

  func channelInactive(context: ChannelHandlerContext) {
    Failure.end("the server closed the connection")
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) { Failure.end("\(error)") }

  private func ask(_ caller: UInt32) {
    let number = self.load == .stream ? RawFrame.streamRequest : caller
    RawFrame.write(number, bytes: self.frameBytes, to: &self.out)
  }

  private func send(_ context: ChannelHandlerContext) {
    guard self.out.readableBytes > 0 else { return }
    context.writeAndFlush(self.wrapOutboundOut(self.out), promise: nil)
    self.out.clear()
  }

  private func receiveAnswer(_ frame: ByteBuffer) {
    let caller = RawFrame.number(of: frame)
    guard caller < self.starts.count else { Failure.end("nobody asked for the answer") }
    self.complete(Int(caller))
    self.ask(caller)
  }

  private func receiveStreamed(_ frame: ByteBuffer) {
    self.streamed += 1
    if RawFrame.number(of: frame) != self.streamed { Failure.end("messages are out of order") }
    self.complete(0)
    guard self.streamed == LoadCase.streamMessages else { return }
    self.streamed = 0
    self.ask(0)
  }

  private func complete(_ caller: Int) {
    guard let next = self.window.complete(self.starts[caller]) else { self.window.report() }
    self.starts[caller] = next
  }
}
