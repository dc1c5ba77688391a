import BenchKit
import NIOCore
import NIOPosix
import RawEcho

/// The raw echo's load client, with the arguments that the load client has.
@main
enum RawEchoClientProgram {
  static func main() {
    let arguments = Arguments.ofProcess()
    guard let load = LoadCase(arguments.text("case")) else {
      Failure.end("there is no case '\(arguments.text("case"))'", status: 64)
    }
    Program.run { try await Self.load(load, arguments) }
  }

  private static func load(_ load: LoadCase, _ arguments: Arguments) async throws {
    let window = LoadWindow(arguments)
    let threads = arguments.number("threads", default: 1)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    let channel = try await ClientBootstrap(group: group)
      .channelOption(.tcpOption(.tcp_nodelay), value: 1)
      .channelOption(.recvAllocator, value: RawFrame.receiveAllocator)
      .channelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(
            RawLoadHandler(load, window, channel.allocator))
        }
      }
      .connect(host: "127.0.0.1", port: arguments.number("port"))
      .get()
    try await channel.closeFuture.get()
  }
}
