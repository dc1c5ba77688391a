import BenchKit
import NIOCore
import NIOPosix
import RawEcho

/// The raw echo server: `--port 0 --threads 1`.
@main
enum RawEchoServerProgram {
  static func main() {
    let arguments = Arguments.ofProcess()
    Program.run { try await Self.serve(arguments) }
  }

  private static func serve(_ arguments: Arguments) async throws {
    let threads = arguments.number("threads", default: 1)
    let group = MultiThreadedEventLoopGroup(numberOfThreads: threads)
    let server = try await ServerBootstrap(group: group)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.recvAllocator, value: RawFrame.receiveAllocator)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture {
          try channel.pipeline.syncOperations.addHandler(RawEchoHandler(channel.allocator))
        }
      }
      .bind(host: "127.0.0.1", port: arguments.number("port"))
      .get()
    Program.announce(port: server.localAddress?.port ?? 0)
    try await server.closeFuture.get()
  }
}
